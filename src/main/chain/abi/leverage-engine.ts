import { parseAbi } from 'viem';

export const leverageEngineAbi = parseAbi([
  'struct LeveragedOrder { uint8 action; address user; address sellToken; address buyToken; uint256 sellAmount; uint256 buyAmount; uint32 validTo; uint256 feeAmount; }',
  'struct SessionCall { bytes32 sessionId; bytes32 dataHash; uint256 nonce; uint256 deadline; address executor; uint256 feeAmount; }',
  'function openLeverageFlashWithSession(LeveragedOrder order, address fillTarget, bytes fillData, SessionCall call, bytes delegateSignature)',
  'function closeLeverageFlashWithSession(LeveragedOrder order, address fillTarget, bytes fillData, SessionCall call, bytes delegateSignature)',
  'function swapCollateralFlashWithSession(LeveragedOrder order, address fillTarget, bytes fillData, SessionCall call, bytes delegateSignature)',
  'function cancelOrder(LeveragedOrder order)',
  'function filledDigests(bytes32 digest) view returns (bool)',
]);

/** The engine's six fill events. The digest is the last argument and is not indexed. */
export const fillEvents = parseAbi([
  'event OpenLeverageFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountIn, uint256 buyAmountMin, uint256 feeAmount, bytes32 digest)',
  'event CloseLeverageFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountIn, uint256 buyAmountMin, uint256 feeAmount, bytes32 digest)',
  'event CollateralSwapFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountIn, uint256 buyAmountMin, uint256 feeAmount, bytes32 digest)',
  'event OpenLeverageFlashFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountMin, uint256 feeAmount, address fillTarget, bytes32 digest)',
  'event CloseLeverageFlashFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountMin, uint256 feeAmount, address fillTarget, bytes32 digest)',
  'event CollateralSwapFlashFilled(address indexed filler, address indexed user, address indexed receiver, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmountMin, uint256 feeAmount, address fillTarget, bytes32 digest)',
]);
