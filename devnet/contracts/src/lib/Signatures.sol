// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Signatures of keys (r, s, v in 65 bytes). Contract signers (ERC-1271) are not supported here.
library Signatures {
    /// @dev Half of the curve's order: a higher s is the malleable twin of another signature.
    uint256 private constant MAX_S = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    function isSignedBy(bytes32 digest, bytes calldata signature, address signer) internal pure returns (bool) {
        if (signature.length != 65) return false;
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        if (uint256(s) > MAX_S) return false;
        address recovered = ecrecover(digest, uint8(signature[64]), r, s);
        return recovered != address(0) && recovered == signer;
    }
}
