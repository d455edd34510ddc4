import { CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';

/**
 * The address that links begin with: the configured one, else the API's; never one taken from a request.
 * A host that runs the template elsewhere gives its own as the parameter `Origin`. The parameter is empty by
 * default because `cdk deploy` keeps a parameter's previous value: a default would outlive a changed configuration.
 */
export function originOf(scope: Construct, config: Config, apiAddress: string): string {
  const parameter = new CfnParameter(scope, 'Origin', {
    default: '',
    allowedPattern: '(https?://[^/]+)?',
    description: 'Only for a host other than AWS: the address that links begin with',
  });
  parameter.overrideLogicalId('Origin');
  const given = new CfnCondition(scope, 'OriginIsGiven', {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter, '')),
  });
  given.overrideLogicalId('OriginIsGiven');
  return Fn.conditionIf(given.logicalId, parameter.valueAsString, config.origin ?? apiAddress).toString();
}
