import { Logger } from '@aws-lambda-powertools/logger'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SFNClient } from '@aws-sdk/client-sfn'
import { correctionsIn } from '../../storage/arrival/corrections.ts'
import { batchesIn } from '../../storage/batches/batches.ts'
import { stallsIn } from '../../storage/batches/stalls.ts'
import { campaignsIn } from '../../storage/campaigns/campaigns.ts'
import { recruitmentEventsIn } from '../../storage/campaigns/recruitment-events.ts'
import { signUpsIn } from '../../storage/campaigns/sign-ups.ts'
import { agreementsIn } from '../../storage/enterprises/agreements.ts'
import { deliveriesIn } from '../../storage/enterprises/deliveries.ts'
import { enterpriseLinksIn } from '../../storage/enterprises/enterprise-links.ts'
import { enterprisesIn } from '../../storage/enterprises/enterprises.ts'
import { firmFactsIn } from '../../storage/enterprises/firm-facts.ts'
import { headcountsIn } from '../../storage/enterprises/headcounts.ts'
import { interviewsIn } from '../../storage/enterprises/interviews.ts'
import { jobOrdersIn } from '../../storage/enterprises/job-orders.ts'
import { linesIn } from '../../storage/enterprises/lines.ts'
import { placesIn } from '../../storage/enterprises/places.ts'
import { auditIn } from '../../storage/kernel/audit.ts'
import { personKeysIn } from '../../storage/kernel/person-keys.ts'
import { receivedRequestsIn } from '../../storage/kernel/received-requests.ts'
import { waitingIn } from '../../storage/kernel/waiting-lists.ts'
import { answersIn } from '../../storage/matching/answers.ts'
import { offersIn } from '../../storage/matching/offers.ts'
import { placementsIn } from '../../storage/matching/placements.ts'
import { keywordRequestsIn } from '../../storage/notices/keyword-requests.ts'
import { linksIn } from '../../storage/notices/links.ts'
import { messagesIn } from '../../storage/notices/messages.ts'
import { phoneTrafficIn } from '../../storage/notices/phone-traffic.ts'
import { questionsIn } from '../../storage/notices/questions.ts'
import { sendingRatesIn } from '../../storage/notices/sending-rates.ts'
import { talliesIn } from '../../storage/notices/tallies.ts'
import { disastersIn } from '../../storage/relief/disasters.ts'
import { helpOffersIn } from '../../storage/relief/help-offers.ts'
import { returnAsksIn } from '../../storage/returns/return-asks.ts'
import { returnProposalsIn } from '../../storage/returns/return-proposals.ts'
import { casesIn } from '../../storage/stabilisation/cases.ts'
import { checkInsIn } from '../../storage/stabilisation/check-ins.ts'
import { cohortsIn } from '../../storage/stabilisation/cohorts.ts'
import { evidenceIn } from '../../storage/stabilisation/evidence.ts'
import { festivalServicesIn } from '../../storage/stabilisation/festival-services.ts'
import { visitFindingsIn } from '../../storage/stabilisation/visit-findings.ts'
import { stationsIn } from '../../storage/stations/stations.ts'
import { visitsIn } from '../../storage/stations/visits.ts'
import { subsidyClaimsIn } from '../../storage/subsidies/subsidy-claims.ts'
import { subsidyNoticesIn } from '../../storage/subsidies/subsidy-notices.ts'
import { subsidyPoliciesIn } from '../../storage/subsidies/subsidy-policies.ts'
import { qualificationsIn } from '../../storage/surveys/qualifications.ts'
import { skillCertificatesIn } from '../../storage/surveys/skill-certificates.ts'
import { surveyRowsIn } from '../../storage/surveys/survey-rows.ts'
import { surveysIn } from '../../storage/surveys/surveys.ts'
import { workersIn } from '../../storage/surveys/workers.ts'
import { connectionsIn } from '../../storage/transport/connections.ts'
import { escortLinksIn } from '../../storage/transport/escort-links.ts'
import { officesIn } from '../../storage/transport/offices.ts'
import { passengersIn } from '../../storage/transport/passengers.ts'
import { planningsIn } from '../../storage/transport/plannings.ts'
import { proposalsIn } from '../../storage/transport/proposals.ts'
import { tripDaysIn } from '../../storage/transport/trip-days.ts'
import { tripsIn } from '../../storage/transport/trips.ts'
import { boardingCodesWith } from '../gateways/boarding-codes.ts'
import { bucketNamed } from '../gateways/bucket.ts'
import { carriersAt } from '../gateways/carriers.ts'
import { enterpriseNotifierWith } from '../gateways/enterprise-notifier.ts'
import { eventPostBy } from '../gateways/event-post.ts'
import { reachOfOperator, reachOfOthers } from '../gateways/reach.ts'
import { secretsIn } from '../gateways/secrets.ts'
import { chosenSms } from '../gateways/sms/chosen-sms.ts'
import { tableClient } from '../gateways/table-client.ts'
import { webhookSecretsFrom } from '../gateways/webhook-secrets.ts'
import { workflowsAt } from '../gateways/workflows.ts'
import { businessMetricsTo } from './business-metrics.ts'
import { clock } from './clock.ts'
import { lazily } from './lazily.ts'
import { readSettings } from './settings.ts'
import { staffTokensFrom } from './staff.ts'
import { vaultWith } from './vault.ts'

/**
 * Made when a verb first takes them: ElectroDB checks the model of each of their entities, some milliseconds of one core, and a
 * function has verbs for few.
 */
const stores = {
  audit: auditIn,
  personKeys: personKeysIn,
  receivedRequests: receivedRequestsIn,
  waiting: waitingIn,
  surveys: surveysIn,
  surveyRows: surveyRowsIn,
  workers: workersIn,
  skillCertificates: skillCertificatesIn,
  qualifications: qualificationsIn,
  enterprises: enterprisesIn,
  interviews: interviewsIn,
  enterpriseLinks: enterpriseLinksIn,
  agreements: agreementsIn,
  jobOrders: jobOrdersIn,
  headcounts: headcountsIn,
  firmFacts: firmFactsIn,
  places: placesIn,
  deliveries: deliveriesIn,
  lines: linesIn,
  stations: stationsIn,
  visits: visitsIn,
  campaigns: campaignsIn,
  recruitmentEvents: recruitmentEventsIn,
  signUps: signUpsIn,
  disasters: disastersIn,
  helpOffers: helpOffersIn,
  batches: batchesIn,
  stalls: stallsIn,
  offers: offersIn,
  answers: answersIn,
  placements: placementsIn,
  trips: tripsIn,
  escortLinks: escortLinksIn,
  tripDays: tripDaysIn,
  offices: officesIn,
  passengers: passengersIn,
  corrections: correctionsIn,
  connections: connectionsIn,
  plannings: planningsIn,
  proposals: proposalsIn,
  messages: messagesIn,
  phoneTraffic: phoneTrafficIn,
  sendingRates: sendingRatesIn,
  questions: questionsIn,
  links: linksIn,
  tallies: talliesIn,
  keywordRequests: keywordRequestsIn,
  cohorts: cohortsIn,
  checkIns: checkInsIn,
  cases: casesIn,
  returnProposals: returnProposalsIn,
  returnAsks: returnAsksIn,
  evidence: evidenceIn,
  festivalServices: festivalServicesIn,
  visitFindings: visitFindingsIn,
  subsidyPolicies: subsidyPoliciesIn,
  subsidyNotices: subsidyNoticesIn,
  subsidyClaims: subsidyClaimsIn,
}

/** Every side effect there is, built once a container; a verb takes only its part. */
export type Deps = ReturnType<typeof buildDeps>

function buildDeps() {
  const settings = readSettings(process.env)
  const logger = new Logger({ serviceName: settings.SERVICE_NAME })
  const secrets = secretsIn(new SecretsManagerClient(), settings.SECRET_PREFIX)
  const database = { client: tableClient(), table: settings.TABLE_NAME }
  const webhookSecrets = webhookSecretsFrom(secrets, clock)
  const ofOperator = reachOfOperator(settings)
  const reach = reachOfOthers(settings)
  const eventPost = eventPostBy(webhookSecrets, reach, clock)
  const workflows = workflowsAt(settings.STATE_MACHINES_ARN, new SFNClient(), settings.SERVICE_NAME)
  const deps = Object.assign(lazily(stores, database), {
    clock,
    settings,
    logger,
    metrics: businessMetricsTo(settings.SERVICE_NAME),
    secrets,
    staffTokens: staffTokensFrom(settings.OIDC_ISSUER, settings.OIDC_AUDIENCE, ofOperator, clock),
    // A checksum that the SDK adds of its own accord would stand in the upload link, for a body that nobody knows yet.
    bucket: bucketNamed(
      settings.BUCKET_NAME,
      new S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' }),
    ),
    workflows,
    sms: chosenSms(settings, { reach: ofOperator, secrets, clock }),
    database,
    webhookSecrets,
    /** Where enterprises may have us send to. */
    reach,
    eventPost,
    carriers: carriersAt(settings.CARRIER_URL, ofOperator, secrets, clock),
    boardingCodes: boardingCodesWith(secrets, clock),
  })
  const sealing = Object.assign(deps, { vault: vaultWith(deps) })
  return Object.assign(sealing, { enterpriseNotifier: enterpriseNotifierWith(sealing) })
}

let deps: Deps | undefined

export function depsOfThisFunction(): Deps {
  deps ??= buildDeps()
  return deps
}

/** Where several runtimes follow one another in a process, as in tests, each reads its own environment. */
export function forgetDeps(): void {
  deps = undefined
}
