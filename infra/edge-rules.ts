import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  CfnOriginRequestPolicy,
  type ErrorResponse,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginSslPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { originSecretHeader } from '../shared/http/edge.ts';
import type { Config } from './config.ts';
import { currentOriginSecret } from './origin-secret.ts';

export type EdgeRulesProps = { readonly config: Config };

const viewerAddress = 'CloudFront-Viewer-Address';

/** What functions read of a request, and who asks. Not `Host`: the gateway knows its own name only. */
const headersPassedOn = [
  ...['Accept', 'Accept-Encoding', 'Accept-Language', 'Content-Encoding', 'Content-Type'],
  ...['Origin', 'Sec-Fetch-Site', 'X-Canary', viewerAddress],
];

/** All that CloudFront keeps of errors, for ten seconds where nothing is said. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** Which answers the edge may keep, and what it tells the API of a request. */
export class EdgeRules extends Construct {
  /** Everything that is about somebody: never kept. */
  readonly passedOn: BehaviorOptions;
  /** What is the same for all, for as long as its own Cache-Control says. */
  readonly kept: BehaviorOptions;
  /** The next one may be served. */
  readonly errorsNotKept: ErrorResponse[] = errors.map((httpStatus) => ({
    httpStatus,
    ttl: Duration.seconds(0),
  }));

  constructor(scope: Construct, id: string, { config }: EdgeRulesProps) {
    super(scope, id);
    const common = {
      origin: originOf(config),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: false,
    };
    this.passedOn = {
      ...common,
      originRequestPolicy: this.everythingRead(config),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
    };
    this.kept = { ...common, originRequestPolicy: this.viewerOnly(), cachePolicy: this.cachePolicy() };
  }

  /** The library's own class refuses `Accept-Encoding`, which CloudFront takes where the cache does not handle it. */
  private everythingRead({ stage }: Config) {
    const policy = new CfnOriginRequestPolicy(this, 'PassedOn', {
      originRequestPolicyConfig: {
        name: `pemberdayaan-tki-${stage}`,
        headersConfig: { headerBehavior: 'whitelist', headers: headersPassedOn },
        cookiesConfig: { cookieBehavior: 'all' },
        queryStringsConfig: { queryStringBehavior: 'all' },
      },
    });
    return OriginRequestPolicy.fromOriginRequestPolicyId(this, 'Policy', policy.ref);
  }

  private viewerOnly(): OriginRequestPolicy {
    return new OriginRequestPolicy(this, 'ViewerOnly', {
      headerBehavior: OriginRequestHeaderBehavior.allowList(viewerAddress),
    });
  }

  private cachePolicy(): CachePolicy {
    return new CachePolicy(this, 'Kept', {
      minTtl: Duration.seconds(0),
      // For an answer that says nothing of it.
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}

function originOf(config: Config): IOrigin {
  return new HttpOrigin(config.apiDomain ?? '', {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    // CloudFormation puts the value there; the template has the secret's name only.
    customHeaders: { [originSecretHeader]: currentOriginSecret(config).unsafeUnwrap() },
  });
}
