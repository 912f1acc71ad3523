// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The venue's error names, except the last four, for which its documents give no name.
interface SessionErrors {
    error SessionNotFound();
    error SessionIsRevoked();
    error SessionNotYetValid();
    error SessionExpired();
    error SessionCallsExceeded();
    error SessionExpiryTooSoon();
    error SessionMustHaveExpiryOrCallLimit();
    error DeadlineExpired();
    error InvalidNonce(uint256 expected, uint256 provided);
    error InvalidSignature();
    error TargetNotAllowed();
    error AssetNotAllowed();
    error AssetLimitExceeded(address token, uint256 requested, uint256 remaining);
    error ExecutorMismatch();
    error ExecutorCannotBeDelegate();
    error DuplicateAsset();

    error SessionAlreadyExists();
    error NotSessionOwner();
    error InvalidDelegate();
    error MaxFeeBpsTooHigh();
}
