import { CfnOutput } from 'aws-cdk-lib';
import {
  ApiMapping,
  DomainName,
  EndpointType,
  type HttpStage,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

export type ApiDomainProps = { readonly name: string; readonly stage: HttpStage };

/** A name and certificate of the API's own, which the configuration says beforehand: the edge needs no other stack. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, { name, stage }: ApiDomainProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Name', {
      domainName: name,
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
      // Waits until whoever keeps the domain has entered the record that its page in the console shows.
      certificate: new Certificate(this, 'Certificate', {
        domainName: name,
        validation: CertificateValidation.fromDns(),
      }),
    });
    new ApiMapping(this, 'Mapping', { api: stage.api, domainName: domain, stage });
    new CfnOutput(this, 'Target', {
      value: domain.regionalDomainName,
      description: `Enter in DNS: ${name} CNAME this`,
    }).overrideLogicalId('ApiDomainTarget');
  }
}
