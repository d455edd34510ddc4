/**
 * The library's recommended behavior for what these stacks contain, in code rather than in cdk.json, so that
 * `cdk`, the tests and the local host synthesize alike.
 */
export const featureFlags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy': false,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
  '@aws-cdk/core:checkSecretUsage': true,
  // The service cannot be deployed against a storage stack that lacks what it uses, nor storage be deleted under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:target-partitions': ['aws'],
} as const;
