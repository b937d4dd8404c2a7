import { Aws, CfnOutput, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { routes } from '../functions/catalog.ts'
import { consoleHeaders } from '../functions/wiring/console-headers.ts'
import { acknowledge } from './acknowledge.ts'
import { edgeCode } from './edge-code.ts'

interface ConsoleDistributionProps {
  readonly bucket: Bucket
  readonly api: HttpApi
  readonly connect: readonly string[]
  /** Of the registered address. */
  readonly host: string
  readonly certificateArn: string | undefined
}

/** One host for the console, out of its bucket, and for every address of the service, so that pages call their own origin. */
export class ConsoleDistribution extends Construct {
  constructor(scope: Construct, id: string, { bucket, api, connect, host, certificateArn }: ConsoleDistributionProps) {
    super(scope, id)
    // With leave to list, a missing file is "not found"; without, it would be "forbidden", as the service answers for reasons of its own.
    const files = S3BucketOrigin.withOriginAccessControl(bucket, {
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    })
    const toKey = new EdgeFunction(this, 'Keys', {
      code: FunctionCode.fromInline(edgeCode()),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Which file of the console answers an address',
    })
    const pages = (name: string, path: string): BehaviorOptions => ({
      origin: files,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: this.#headers(name, consoleHeaders(path, { connect })),
      functionAssociations: [{ function: toKey, eventType: FunctionEventType.VIEWER_REQUEST }],
    })
    const service: BehaviorOptions = {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      compress: false,
    }
    const rollCall = pages('RollCallHeaders', '/roll-call/')
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Zhida',
      domainNames: [host],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn ?? ''),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // The function names a key for every address; without this, one that it missed would list the bucket.
      defaultRootObject: 'index.html',
      defaultBehavior: pages('Headers', '/'),
      additionalBehaviors: {
        ...Object.fromEntries(servicePatterns().map((pattern) => [pattern, service])),
        '/roll-call': rollCall,
        '/roll-call/*': rollCall,
      },
    })
    acknowledge(distribution, 'AwsSolutions-CFR1', 'Workers and enterprises travel; nobody is told apart by country.')
    acknowledge(distribution, 'AwsSolutions-CFR2', 'A firewall costs by the month and rule: each office decides.')
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'A log of addresses would keep the secret links of workers and firms; the API logs by route.',
    )
    acknowledge(
      distribution,
      'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'Every address is rewritten to a key, and there is a default root object.',
    )
    new CfnOutput(this, 'Address', { value: distribution.distributionDomainName }).overrideLogicalId('ConsoleHost')
  }

  /** CloudFront has fields of their own for some headers, and takes the others by their names. */
  #headers(name: string, headers: Readonly<Record<string, string>>): ResponseHeadersPolicy {
    const {
      'content-security-policy': contentSecurityPolicy = '',
      'strict-transport-security': transport = '',
      'referrer-policy': _referrer,
      'x-content-type-options': _sniff,
      'x-frame-options': _frame,
      ...others
    } = headers
    const seconds = Number(/max-age=(\d+)/.exec(transport)?.[1])
    return new ResponseHeadersPolicy(this, name, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.seconds(seconds), override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    })
  }
}

/** What CloudFront sends on to the API, by the first parts of the catalog's addresses: `/v1/*`, `/health`. */
function servicePatterns(): string[] {
  const patterns = Object.values(routes).map(({ path }) => path.replace(/^(\/[^/]+)\/.*$/, '$1/*'))
  return [...new Set(patterns)]
}
