import { CfnOutput } from 'aws-cdk-lib'
import { ApiMapping, DomainName } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Construct } from 'constructs'
import type { ServiceStack } from './service-stack.ts'

interface CustomDomainProps {
  readonly service: ServiceStack
  /** Of the registered address. */
  readonly host: string
  /** In the API's own region. */
  readonly certificateArn: string
}

/** The registered address as the API's own, where no CloudFront stands before it. */
export class CustomDomain extends Construct {
  constructor(scope: Construct, id: string, { service, host, certificateArn }: CustomDomainProps) {
    super(scope, id)
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn)
    const domainName = new DomainName(this, 'Name', { domainName: host, certificate })
    new ApiMapping(this, 'Mapping', { api: service.api, stage: service.live, domainName })
    new CfnOutput(this, 'Target', { value: domainName.regionalDomainName }).overrideLogicalId('ConsoleHost')
  }
}
