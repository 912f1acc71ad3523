// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice EIP-712 digests in a domain `{name, version: "1", chainId, verifyingContract}`.
abstract contract Eip712 {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    bytes32 private immutable nameHash;

    constructor(string memory name) {
        nameHash = keccak256(bytes(name));
    }

    /// @dev The domain is built at every call: a cached one would survive a fork to another chain id.
    function _digest(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain =
            keccak256(abi.encode(DOMAIN_TYPEHASH, nameHash, keccak256("1"), block.chainid, address(this)));
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }
}
