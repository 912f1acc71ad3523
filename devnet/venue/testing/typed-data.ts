/** The signed structures as documented by the venue, written out again for tests. */
export const orderTypes = {
  LeveragedOrder: [
    { name: 'action', type: 'uint8' },
    { name: 'user', type: 'address' },
    { name: 'sellToken', type: 'address' },
    { name: 'buyToken', type: 'address' },
    { name: 'sellAmount', type: 'uint256' },
    { name: 'buyAmount', type: 'uint256' },
    { name: 'validTo', type: 'uint32' },
    { name: 'feeAmount', type: 'uint256' },
  ],
};

export const callTypes = {
  SessionCall: [
    { name: 'sessionId', type: 'bytes32' },
    { name: 'target', type: 'address' },
    { name: 'dataHash', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'executor', type: 'address' },
    { name: 'feeAmount', type: 'uint256' },
  ],
};

export const nonceTypes = {
  InvalidateNonce: [
    { name: 'sessionId', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'executor', type: 'address' },
  ],
};
