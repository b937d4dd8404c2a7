import type * as z from 'zod'
import { EscortEvent, EscortEventResult, TellEscortEvents } from '../../domain/arrival/escort-event.ts'
import { EscortEventsHeard, EscortList, EscortsPerson, SaidOfPerson } from '../../domain/arrival/escort-list.ts'
import { HandOver } from '../../domain/arrival/hand-over.ts'
import { AddCandidates, AddedCandidate } from '../../domain/batches/add-candidates.ts'
import { Addition } from '../../domain/batches/addition.ts'
import { BatchPlaces } from '../../domain/batches/batch-places.ts'
import { BatchReturns, ReturnDirection, ReturnForCase } from '../../domain/batches/batch-returns.ts'
import { BatchStateName } from '../../domain/batches/batch-state-name.ts'
import { BatchWait } from '../../domain/batches/batch-wait.ts'
import { BatchWarning } from '../../domain/batches/batch-warnings.ts'
import { CampaignFigures } from '../../domain/batches/campaign-figures.ts'
import { CancelBatch } from '../../domain/batches/decide-batch.ts'
import { JourneyCounts } from '../../domain/batches/journey-counts.ts'
import { NoCandidateCode } from '../../domain/batches/no-candidate.ts'
import { DecideStall, Stall, StallChoice, StallDecision } from '../../domain/batches/stall.ts'
import { StallWords } from '../../domain/batches/stall-words.ts'
import {
  BatchCounts,
  BatchProgress,
  JobSearchBatch,
  PlanSetAside,
  StartTransferBatch,
  TransferBatch,
} from '../../domain/batches/transfer-batch.ts'
import { WaitingCounts } from '../../domain/batches/waiting-counts.ts'
import {
  CalledOff,
  CallOff,
  Campaign,
  CampaignTargets,
  ChangeCampaign,
  CreateCampaign,
} from '../../domain/campaigns/campaign.ts'
import { CalendarLine, CalendarMonth } from '../../domain/campaigns/campaign-calendar.ts'
import { CampaignKind } from '../../domain/campaigns/campaign-kind.ts'
import { CampaignMonth, EventOfMonth } from '../../domain/campaigns/campaign-month.ts'
import { PublishPosts } from '../../domain/campaigns/publish-posts.ts'
import {
  ChangeRecruitmentEvent,
  EventMove,
  HoldRecruitmentEvent,
  NoteAttendance,
  PlannedEvent,
  RecruitmentEvent,
  RecruitmentEventKind,
} from '../../domain/campaigns/recruitment-event.ts'
import { SignUp, SignUpAtDesk, SignUpDoubt } from '../../domain/campaigns/sign-up.ts'
import { SignUpCounts } from '../../domain/campaigns/sign-up-counts.ts'
import { Agreement, DeclineReason, Signatory } from '../../domain/enterprises/agreement.ts'
import { ChangedJobOrder, ChangeJobOrder } from '../../domain/enterprises/change-job-order.ts'
import { Delivery, DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import {
  Enterprise,
  EnterpriseName,
  GivenContact,
  LicenceOverride,
  MaskedContact,
  Specialist,
  Standing,
  WebhookUrl,
} from '../../domain/enterprises/enterprise.ts'
import {
  CorrectedArrivals,
  InboundEnterpriseEvent,
  MaskedName,
  OutboundEnterpriseEvent,
  ProposedReturns,
} from '../../domain/enterprises/enterprise-events.ts'
import { EnterpriseLink, LinkStanding, LinkSubject, MakeLink } from '../../domain/enterprises/enterprise-link.ts'
import { EnterpriseSheet } from '../../domain/enterprises/enterprise-sheet.ts'
import { FirmAnswer, FirmWord } from '../../domain/enterprises/firm-answer.ts'
import { FirmCard, FirmShare } from '../../domain/enterprises/firm-card.ts'
import { HeadcountAnswer, HeadcountRequest, ReleaseReason } from '../../domain/enterprises/headcount.ts'
import { Interview, InterviewWay, LastInterview, RecordInterview } from '../../domain/enterprises/interview.ts'
import { CityCode, JobOrder, Provision, Shift } from '../../domain/enterprises/job-order.ts'
import { MinimumWage } from '../../domain/enterprises/minimum-wage.ts'
import { OfferAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { JobOrderPlaces } from '../../domain/enterprises/place-claim.ts'
import { Reachability } from '../../domain/enterprises/reachability.ts'
import { ChangeEnterprise, RegisterEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { SaidBy, Speaker } from '../../domain/enterprises/said-by.ts'
import { SecretVersions } from '../../domain/enterprises/secret-versions.ts'
import { Unanswered } from '../../domain/enterprises/unanswered.ts'
import {
  UnfitPerson,
  UnfitReturns,
  UnfitSettled,
  UnfitSettledAs,
  UnfitWhy,
} from '../../domain/enterprises/unfit-returns.ts'
import { UnfitReturnsSheet } from '../../domain/enterprises/unfit-returns-sheet.ts'
import { HoursApproval, HoursPerDay, OvertimePay } from '../../domain/enterprises/working-hours.ts'
import { GivenInstant } from '../../domain/kernel/given-instant.ts'
import {
  AgreementId,
  BatchId,
  CampaignId,
  CaseId,
  ClaimId,
  CohortId,
  ConnectionId,
  DisasterId,
  EnterpriseId,
  EventId,
  EvidenceId,
  InterviewId,
  JobOrderId,
  LinkId,
  MessageId,
  NoticeId,
  OfferId,
  PlacementId,
  ProposalId,
  RecruitmentEventId,
  StallId,
  StationId,
  SurveyId,
  TripId,
  VisitId,
  WorkerId,
} from '../../domain/kernel/ids.ts'
import { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { Money } from '../../domain/kernel/money.ts'
import { Words } from '../../domain/kernel/words.ts'
import { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import { EventFigures } from '../../domain/matching/event-figures.ts'
import { PlacementExplanation } from '../../domain/matching/explain-placement.ts'
import { ExplainedRound } from '../../domain/matching/explain-round.ts'
import { FairnessReport, FairnessRow } from '../../domain/matching/fairness-report.ts'
import { HelpedFirst } from '../../domain/matching/flag-effect.ts'
import { JourneyName } from '../../domain/matching/journey-name.ts'
import { Obstacle } from '../../domain/matching/obstacle.ts'
import { OfferRound } from '../../domain/matching/offer-round.ts'
import { OwnJourney, OwnJourneyCode } from '../../domain/matching/own-journey.ts'
import { PostingStanding } from '../../domain/matching/posting-standing.ts'
import { RoundMessages } from '../../domain/matching/round-messages.ts'
import { ScoreParts } from '../../domain/matching/score-parts.ts'
import { TimeToFill } from '../../domain/matching/time-to-fill.ts'
import { ReplyAnswer } from '../../domain/notices/notice-templates.ts'
import { PageToken } from '../../domain/notices/page-token.ts'
import { SmsProviderName, SmsPush } from '../../domain/notices/sms-reports.ts'
import { PartlyTaken, RefusedEntry } from '../../domain/notices/sort-out-entries.ts'
import { DeclareDisaster, Disaster, DisasterKind } from '../../domain/relief/disaster.ts'
import { HelpAnswer, HelpKind, HelpOffer, RecordHelpOffer } from '../../domain/relief/help-offer.ts'
import { HelpTexts, SendHelpTexts } from '../../domain/relief/help-texts.ts'
import { ReliefProgress } from '../../domain/relief/relief-progress.ts'
import { DailyReport } from '../../domain/reports/daily-report.ts'
import { ComparedFigure, FigureGroup, Month, MonthlyReport } from '../../domain/reports/monthly-report.ts'
import { LineOutcome, TakeList, TakenList, ToldList } from '../../domain/reports/taken-list.ts'
import { ToldFigure } from '../../domain/reports/told-figure.ts'
import { TravelFigures } from '../../domain/reports/travel-figures.ts'
import { AlightHome } from '../../domain/returns/alight-home.ts'
import { NotAskedCounts, ReturnCounts, ReturnFigures } from '../../domain/returns/return-figures.ts'
import { StartReturnBatch } from '../../domain/returns/start-return-batch.ts'
import { AskErasure, Erasure } from '../../domain/rights/erasure.ts'
import { PersonExport } from '../../domain/rights/person-export.ts'
import { AnswerOnPage } from '../../domain/stabilisation/answer-on-page.ts'
import { AskFirm } from '../../domain/stabilisation/ask-firm.ts'
import { BookWayHome } from '../../domain/stabilisation/book-way-home.ts'
import {
  Case,
  CaseHolder,
  CaseWait,
  FirmAsked,
  HandCase,
  HomePayer,
  JobSearch,
  JourneyHome,
  LateWith,
  ReportOutcome,
  WayHome,
} from '../../domain/stabilisation/case.ts'
import { CaseAct, CaseStepName, CaseWaitsFor, ReferralResult } from '../../domain/stabilisation/case-act.ts'
import { CaseKind, CaseLevel, CaseSeverity, OpenableKind } from '../../domain/stabilisation/case-kinds.ts'
import { CaseOutcome } from '../../domain/stabilisation/case-outcome.ts'
import { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { CheckInFigures } from '../../domain/stabilisation/cohort.ts'
import {
  AttachEvidence,
  AttachedKind,
  AttachOnPage,
  Evidence,
  EvidenceType,
} from '../../domain/stabilisation/evidence.ts'
import {
  FestivalFigures,
  FestivalSeason,
  FestivalService,
  FestivalServiceKind,
  RecordFestivalService,
} from '../../domain/stabilisation/festival-service.ts'
import { FinalState } from '../../domain/stabilisation/final-states.ts'
import { FirstWage, WageFinding } from '../../domain/stabilisation/first-wage.ts'
import { HelpService, HelpServiceId } from '../../domain/stabilisation/help-services.ts'
import { BookHome } from '../../domain/stabilisation/journey-home.ts'
import { MoveCases, MovedCase, MovedCases, StaysCode } from '../../domain/stabilisation/move-cases.ts'
import { CaseTeller, OpenCase } from '../../domain/stabilisation/open-by-hand.ts'
import { AnswerCall, CallId, PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { RecordHelp } from '../../domain/stabilisation/record-help.ts'
import { CaseFigures, RetentionReport, SmsFigures } from '../../domain/stabilisation/retention-report.ts'
import { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { JobSearchView, PostNear, SearchJob } from '../../domain/stabilisation/search-job.ts'
import { StationLoad } from '../../domain/stabilisation/station-load.ts'
import { NameFound, RecordFindings, VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { VisitReport } from '../../domain/stabilisation/visit-report.ts'
import { WayHomeEnd } from '../../domain/stabilisation/way-home-end.ts'
import { WayHomeView } from '../../domain/stabilisation/way-home-view.ts'
import { DutyOfDay } from '../../domain/stations/duty-of-day.ts'
import {
  ChangeStation,
  DaySpan,
  DaysOfPerson,
  LabourStation,
  RegisterStation,
  StationKind,
  StationPerson,
} from '../../domain/stations/labour-station.ts'
import { PlanVisits } from '../../domain/stations/plan-visits.ts'
import { AddVisit, ChangeVisit, Visit, VisitReasons, VisitState } from '../../domain/stations/visit.ts'
import { AmountRange } from '../../domain/subsidies/amount-of-policy.ts'
import { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import { NoticeLine } from '../../domain/subsidies/notice-line.ts'
import { LineOfPaid, PaidClaims, PaidLine, PayClaims } from '../../domain/subsidies/pay-claims.ts'
import {
  AddPapers,
  ClaimNotice,
  ClaimObjection,
  ClaimProgress,
  MakeClaim,
  NoticeLevel,
  PaymentReceipt,
  PublicNotice,
  ShownOnPaper,
  SubsidyClaim,
  WhyClaimRefused,
  WhyClaimStays,
} from '../../domain/subsidies/subsidy-claim.ts'
import {
  Complaints,
  NoticedClaim,
  PostedNotices,
  PostNotices,
  SubsidyNotice,
} from '../../domain/subsidies/subsidy-notice.ts'
import {
  ClaimWindow,
  DestinationLevel,
  EvidenceKind,
  OrganisedRide,
  PolicyAmount,
  PolicyId,
  SubsidyPolicy,
  YuanOrRange,
} from '../../domain/subsidies/subsidy-policy.ts'
import { WeighedReason, Weight } from '../../domain/subsidies/weigh.ts'
import { Consent } from '../../domain/surveys/consent.ts'
import { CellCorrections } from '../../domain/surveys/correct-cells.ts'
import { CorrectRow } from '../../domain/surveys/correct-row.ts'
import { CountySums } from '../../domain/surveys/county-sums.ts'
import { LabourBrand, LabourBrandId, RequiredBrand, SkillGrade } from '../../domain/surveys/labour-brand.ts'
import { NotOnSheetCounts, NotOnSheetWhy, PersonNotOnSheet } from '../../domain/surveys/not-on-sheet.ts'
import { PersonToAsk } from '../../domain/surveys/person-to-ask.ts'
import { PriorityPolicy, PriorityPolicyId } from '../../domain/surveys/priority-policy.ts'
import { CertifyQualification, MaskedQualification, QualificationView } from '../../domain/surveys/qualification.ts'
import { RejectionReason } from '../../domain/surveys/rejection.ts'
import { RowAddress } from '../../domain/surveys/row-address.ts'
import { RowView } from '../../domain/surveys/row-view.ts'
import { SearchWorkers } from '../../domain/surveys/search-workers.ts'
import { RowState } from '../../domain/surveys/sheet-row.ts'
import { CertifySkill, SkillCertificate } from '../../domain/surveys/skill-certificate.ts'
import { CreateSurvey, Survey } from '../../domain/surveys/survey.ts'
import { ChangeCounts, ChangedPerson, SurveyChange } from '../../domain/surveys/survey-changes.ts'
import { NotRead, SurveyFindings } from '../../domain/surveys/survey-findings.ts'
import { SurveyOutcome } from '../../domain/surveys/survey-outcome.ts'
import { Willingness } from '../../domain/surveys/willingness.ts'
import { EditWorker } from '../../domain/surveys/worker-edit.ts'
import { WorkerState } from '../../domain/surveys/worker-state.ts'
import { WorkerView } from '../../domain/surveys/worker-view.ts'
import { DecideApproval } from '../../domain/transport/journeys/decide-approval.ts'
import { PlanConstraints } from '../../domain/transport/journeys/plan-constraints.ts'
import { PlanProof } from '../../domain/transport/journeys/plan-proof.ts'
import { JourneyFlow, PlanSheet } from '../../domain/transport/journeys/plan-sheet.ts'
import { TransportDifference, TripLine } from '../../domain/transport/journeys/transport-difference.ts'
import { ProposalSheet, TransportProposal } from '../../domain/transport/journeys/transport-proposal.ts'
import { ArrivalCorrection } from '../../domain/transport/trips/arrival-correction.ts'
import { BoardingKey } from '../../domain/transport/trips/boarding-key.ts'
import { BoardingPlace } from '../../domain/transport/trips/boarding-place.ts'
import { BoardingStop, GivenOffice, GivenStop, Office } from '../../domain/transport/trips/boarding-stop.ts'
import { Booking } from '../../domain/transport/trips/booking.ts'
import { RollCall } from '../../domain/transport/trips/call-roll.ts'
import { BookedBy } from '../../domain/transport/trips/carrier-contract.ts'
import { Contradiction } from '../../domain/transport/trips/contradiction.ts'
import { Crew, GivenCrew } from '../../domain/transport/trips/crew.ts'
import { EscortLink, EscortStage, MakeEscortLink } from '../../domain/transport/trips/escort-link.ts'
import { PhoneName } from '../../domain/transport/trips/escorts-phone.ts'
import { GroupTicketDeadlines } from '../../domain/transport/trips/group-ticket.ts'
import { HandOverWord, SaidAtPlant } from '../../domain/transport/trips/hand-over-word.ts'
import { Alighting, Passenger, PassengerState } from '../../domain/transport/trips/passenger.ts'
import { PassengerView } from '../../domain/transport/trips/passenger-view.ts'
import {
  AbsenceReason,
  CalledAs,
  RollCallEntry,
  RollCallEntryId,
} from '../../domain/transport/trips/roll-call-entry.ts'
import { RollCallReceived, RollCallResult } from '../../domain/transport/trips/roll-call-result.ts'
import { SeeToAlarm } from '../../domain/transport/trips/see-to-alarm.ts'
import { PassengerTally } from '../../domain/transport/trips/tally-passengers.ts'
import {
  Alarm,
  Hire,
  OnwardParty,
  PlantParty,
  PlantReceipt,
  Stop,
  TimetableLine,
  Trip,
  TripLoss,
  TripLossReason,
  TripMode,
  TripProgress,
} from '../../domain/transport/trips/trip.ts'
import { BookedBeds, TripLodging } from '../../domain/transport/trips/trip-lodging.ts'
import { ReportReceived, TripSheet } from '../../domain/transport/trips/trip-sheet.ts'
import { AwaitedOfTrip, TripReport } from '../../domain/transport/trips/trip-wait.ts'
import { StallView } from '../batches/stall-view.ts'

/** `headcount.requested` is the component `HeadcountRequestedEvent`; what we hear under a name that we send too is `…Heard`. */
function eventNames(): [string, z.ZodType][] {
  const sent = OutboundEnterpriseEvent.options.map((schema) => [eventName(schema.shape.type.value), schema] as const)
  const names = new Set(sent.map(([name]) => name))
  const heard = InboundEnterpriseEvent.options.map((schema) => {
    const name = eventName(schema.shape.type.value)
    return [names.has(name) ? `${name}Heard` : name, schema] as const
  })
  return [...heard, ...sent].map(([name, schema]) => [name, schema])
}

function eventName(type: string): string {
  return `${type.replaceAll(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`
}

/**
 * The schemas that the API document holds once and refers to, under their own names. A schema of the domain that a route comes to
 * use gets its line here (a test says which).
 */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  AbsenceReason,
  AddCandidates,
  AddedCandidate,
  Addition,
  Agreement,
  AgreementId,
  Alarm,
  AnswerCall,
  ArrivalCorrection,
  AskErasure,
  AwaitedOfTrip,
  BatchCounts,
  BatchForecast,
  BatchWait,
  BatchId,
  BatchPlaces,
  BatchProgress,
  BatchWarning,
  PersonToAsk,
  PersonNotOnSheet,
  NotOnSheetWhy,
  NotOnSheetCounts,
  ChangeCounts,
  ChangedPerson,
  SurveyChange,
  BoardingKey,
  BoardingPlace,
  BoardingStop,
  BookedBeds,
  BookedBy,
  Booking,
  CalendarDate,
  CalendarLine,
  CalendarMonth,
  CampaignMonth,
  EventOfMonth,
  CallId,
  CalledAs,
  CalledOff,
  CallOff,
  Campaign,
  CampaignFigures,
  CampaignId,
  CampaignKind,
  CampaignTargets,
  CancelBatch,
  ReturnDirection,
  Case,
  CaseFigures,
  CaseHolder,
  CaseId,
  CaseKind,
  CaseLevel,
  CaseOutcome,
  CaseAct,
  CaseStepName,
  CaseSeverity,
  CaseStep,
  JobSearch,
  BookHome,
  AskFirm,
  FirmAnswer,
  FirmAsked,
  FirmWord,
  HomePayer,
  JourneyHome,
  LateWith,
  WayHome,
  WayHomeEnd,
  WayHomeView,
  ReturnForCase,
  BookWayHome,
  JobSearchBatch,
  CaseTeller,
  CaseWait,
  CaseWaitsFor,
  FinalState,
  RowFinalState,
  HelpService,
  HelpServiceId,
  ReferralResult,
  CellCorrections,
  ChangeEnterprise,
  ChangeJobOrder,
  ChangeStation,
  ChangedJobOrder,
  AnswerOnPage,
  AttachEvidence,
  AttachOnPage,
  AttachedKind,
  Evidence,
  EvidenceId,
  EvidenceType,
  CheckInDay,
  FirmCard,
  FirmShare,
  FirstWage,
  WageFinding,
  CheckInFigures,
  CityCode,
  CohortId,
  ConnectionId,
  Consent,
  Contradiction,
  CorrectRow,
  CorrectedArrivals,
  CountySums,
  CreateCampaign,
  CreateSurvey,
  Crew,
  DailyReport,
  DaysOfPerson,
  DaySpan,
  DecideApproval,
  DecideStall,
  DeclineReason,
  Delivery,
  DeliveryAttempt,
  DutyOfDay,
  EditWorker,
  Enterprise,
  EnterpriseId,
  EnterpriseLink,
  EnterpriseName,
  EnterpriseSheet,
  Erasure,
  EscortEvent,
  EscortEventResult,
  EscortEventsHeard,
  EscortLink,
  EscortList,
  EscortStage,
  EscortsPerson,
  EventFigures,
  EventId,
  ExplainedRound,
  FairnessReport,
  FairnessRow,
  GivenContact,
  GivenCrew,
  GivenInstant,
  GivenOffice,
  GivenStop,
  HandCase,
  HandOver,
  HandOverWord,
  HeadcountAnswer,
  HeadcountRequest,
  Hire,
  CertifySkill,
  ChangeCampaign,
  EventMove,
  PlannedEvent,
  ChangeRecruitmentEvent,
  HoldRecruitmentEvent,
  HoursApproval,
  HoursPerDay,
  InboundEnterpriseEvent,
  Instant,
  JobOrder,
  JobOrderId,
  JobOrderPlaces,
  JourneyCounts,
  JourneyFlow,
  JourneyName,
  LabourStation,
  LicenceOverride,
  LinkId,
  LinkStanding,
  LinkSubject,
  MakeEscortLink,
  MakeLink,
  MaskedContact,
  MaskedName,
  MessageId,
  MinimumWage,
  Money,
  MoveCases,
  MovedCase,
  MovedCases,
  NotRead,
  NoCandidateCode,
  Obstacle,
  NoteAttendance,
  OfferAgreement,
  OfferId,
  OfferRound,
  OpenableKind,
  OpenCase,
  Office,
  OnwardParty,
  OutboundEnterpriseEvent,
  OvertimePay,
  OwnJourney,
  OwnJourneyCode,
  PageToken,
  PartlyTaken,
  Passenger,
  PassengerState,
  PassengerTally,
  PassengerView,
  PersonExport,
  PhoneCall,
  PhoneName,
  RecordHelp,
  PostingStanding,
  PublishPosts,
  PlacementExplanation,
  PlacementId,
  PlanConstraints,
  PlanSetAside,
  PlantParty,
  PlantReceipt,
  PlanProof,
  PlanSheet,
  ProposalId,
  ProposalSheet,
  Provision,
  Reachability,
  RecruitmentEvent,
  RecruitmentEventId,
  RecruitmentEventKind,
  RefusedEntry,
  RegisterEnterprise,
  RegisterStation,
  RejectionReason,
  ReleaseReason,
  ReplyAnswer,
  ReportJobOrder,
  ReportOutcome,
  ReportReceived,
  AlightHome,
  GroupTicketDeadlines,
  Alighting,
  BatchReturns,
  BatchStateName,
  ProposedReturns,
  NotAskedCounts,
  ReturnCounts,
  ReturnFigures,
  StartReturnBatch,
  RetentionReport,
  RollCall,
  RollCallEntry,
  RollCallEntryId,
  RollCallReceived,
  RollCallResult,
  RoundMessages,
  RowAddress,
  RowState,
  RowView,
  SaidAtPlant,
  SaidBy,
  SaidOfPerson,
  ScoreParts,
  JobSearchView,
  PostNear,
  SearchJob,
  SearchWorkers,
  SecretVersions,
  SeeToAlarm,
  Shift,
  SignUp,
  SignUpAtDesk,
  SignUpCounts,
  SignUpDoubt,
  Signatory,
  SmsFigures,
  SmsProviderName,
  SmsPush,
  Speaker,
  Specialist,
  Stall,
  StallChoice,
  StallDecision,
  StallWords,
  StaysCode,
  StallId,
  StallView,
  Standing,
  StartTransferBatch,
  VisitId,
  Visit,
  VisitState,
  VisitReasons,
  AddVisit,
  ChangeVisit,
  PlanVisits,
  NameFound,
  RecordFindings,
  VisitFindings,
  VisitReport,
  InterviewId,
  Interview,
  InterviewWay,
  LastInterview,
  UnfitPerson,
  UnfitReturns,
  UnfitReturnsSheet,
  UnfitSettled,
  UnfitSettledAs,
  UnfitWhy,
  RecordInterview,
  StationId,
  StationKind,
  StationLoad,
  StationPerson,
  Stop,
  ClaimId,
  NoticeId,
  AddPapers,
  ShownOnPaper,
  WhyClaimStays,
  LineOfPaid,
  PaidClaims,
  PaidLine,
  PayClaims,
  PaymentReceipt,
  ClaimNotice,
  Complaints,
  NoticedClaim,
  PostedNotices,
  PostNotices,
  SubsidyNotice,
  ClaimObjection,
  ClaimProgress,
  MakeClaim,
  NoticeLevel,
  NoticeLine,
  PublicNotice,
  SubsidyClaim,
  WhyClaimRefused,
  ClaimWindow,
  DestinationLevel,
  EvidenceKind,
  OrganisedRide,
  PolicyAmount,
  PolicyId,
  SubsidyPolicy,
  YuanOrRange,
  AmountRange,
  SubsidyStanding,
  WeighedReason,
  Weight,
  HelpedFirst,
  FestivalFigures,
  FestivalSeason,
  FestivalService,
  FestivalServiceKind,
  RecordFestivalService,
  DeclareDisaster,
  Disaster,
  DisasterId,
  DisasterKind,
  HelpAnswer,
  HelpKind,
  HelpOffer,
  RecordHelpOffer,
  HelpTexts,
  SendHelpTexts,
  ReliefProgress,
  PriorityPolicy,
  PriorityPolicyId,
  CertifyQualification,
  LabourBrand,
  LabourBrandId,
  RequiredBrand,
  SkillCertificate,
  SkillGrade,
  MaskedQualification,
  QualificationView,
  Survey,
  SurveyFindings,
  SurveyId,
  SurveyOutcome,
  TellEscortEvents,
  TimeToFill,
  TimetableLine,
  TransferBatch,
  TransportDifference,
  TransportProposal,
  ToldFigure,
  ToldList,
  LineOutcome,
  TakeList,
  TakenList,
  MonthlyReport,
  Month,
  ComparedFigure,
  FigureGroup,
  TravelFigures,
  Trip,
  TripId,
  TripLine,
  TripLodging,
  TripLoss,
  TripLossReason,
  TripMode,
  TripProgress,
  TripReport,
  TripSheet,
  Unanswered,
  WaitingCounts,
  WebhookUrl,
  Willingness,
  Words,
  WorkerId,
  WorkerState,
  WorkerView,
  // Parts that several schemas share.
  CaseFiguresOfDay: DailyReport.shape.cases,
  TravelSoFar: TravelFigures.shape.soFar,
  CellView: RowView.shape.cells.element,
  HeadcountCounts: BatchCounts.shape.headcount,
  OfferCounts: BatchCounts.shape.offers,
  TransportSummary: TransportDifference.shape.summary,
  TripCounts: BatchCounts.shape.trips,
  ...Object.fromEntries(eventNames()),
}
