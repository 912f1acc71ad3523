// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IContractSigner {
    /// @return `isValidSignature`'s own selector if this contract signed (ERC-1271).
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4);
}

/// @notice Signatures of keys (r, s, v in 65 bytes) and of contracts (ERC-1271).
library Signatures {
    /// @dev Half of the curve's order: a higher s is the malleable twin of another signature.
    uint256 private constant MAX_S = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    function isSignedBy(bytes32 digest, bytes calldata signature, address signer) internal view returns (bool) {
        return signer.code.length == 0
            ? _isSignedByKey(digest, signature, signer)
            : _isSignedByContract(digest, signature, signer);
    }

    function _isSignedByKey(bytes32 digest, bytes calldata signature, address signer) private pure returns (bool) {
        if (signature.length != 65) return false;
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        if (uint256(s) > MAX_S) return false;
        address recovered = ecrecover(digest, uint8(signature[64]), r, s);
        return recovered != address(0) && recovered == signer;
    }

    /// @dev A contract that reverts or returns anything else has not signed.
    function _isSignedByContract(bytes32 digest, bytes calldata signature, address signer)
        private
        view
        returns (bool)
    {
        bytes4 yes = IContractSigner.isValidSignature.selector;
        (bool done, bytes memory answer) = signer.staticcall(abi.encodeWithSelector(yes, digest, signature));
        return done && answer.length == 32 && bytes32(answer) == bytes32(yes);
    }
}
