import { Descriptions, Space } from 'antd'
import type { ComponentType } from 'react'
import { Moment } from '../../parts/moment.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { OfAgreement } from './of-agreement.tsx'
import { OfApproval } from './of-approval.tsx'
import { OfBatch } from './of-batch.tsx'
import { OfCase } from './of-case.tsx'
import { OfClaim } from './of-claim.tsx'
import { OfDisaster } from './of-disaster.tsx'
import { OfFirm } from './of-firm.tsx'
import { OfHeadcount } from './of-headcount.tsx'
import { OfInterview } from './of-interview.tsx'
import { OfPerson } from './of-person.tsx'
import { OfSignUp } from './of-sign-up.tsx'
import { OfStall } from './of-stall.tsx'
import { OfStation } from './of-station.tsx'
import { OfSurvey } from './of-survey.tsx'
import { OfTrip } from './of-trip.tsx'
import { OfUnfitReturns } from './of-unfit-returns.tsx'
import { OfVisit } from './of-visit.tsx'
import { Until } from './until.tsx'
import { worklistWords } from './worklist-words.ts'

type Item = ItemOf<'GET /v1/worklist'>

/** What each kind is about, and the act that settles it; a new kind does not compile until it has one. */
const subjects: Readonly<Record<Item['kind'], ComponentType<{ item: Item }>>> = {
  'boarded-after-withdrawal': OfTrip,
  contradiction: OfTrip,
  'late-report': OfTrip,
  alarm: OfTrip,
  stall: OfStall,
  approval: OfApproval,
  'booking-by-hand': OfTrip,
  'case-overdue': OfCase,
  'case-uncontacted': OfCase,
  case: OfCase,
  'station-unmanned': OfStation,
  'enterprise-paused': OfFirm,
  'enterprise-unreachable': OfFirm,
  'enterprise-unmanned': OfFirm,
  'interview-due': OfInterview,
  'visit-due': OfVisit,
  'finding-unnamed': OfVisit,
  'headcount-unanswered': OfHeadcount,
  'returns-unfit': OfUnfitReturns,
  'agreement-unsigned': OfAgreement,
  'agreement-expiring': OfAgreement,
  'enterprise-silent': OfFirm,
  'batch-late': OfBatch,
  'county-silent': OfBatch,
  'candidates-drawn': OfBatch,
  'vehicles-underfilled': OfBatch,
  'rows-to-correct': OfSurvey,
  'qualification-ending': OfPerson,
  'help-to-offer': OfDisaster,
  'help-needed': OfDisaster,
  'sign-up-to-check': OfSignUp,
  'claim-papers-missing': OfClaim,
  'claim-window-ending': OfPerson,
  'claim-to-pay': OfPerson,
}

export function Detail({ item }: { item: Item }) {
  const words = { ...useWords(sharedWords), ...useWords(worklistWords) }
  const say = useSay()
  const Subject = subjects[item.kind]
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          ...(item.note ? [{ key: 'note', label: words.note, children: say(item.note) }] : []),
          { key: 'since', label: words.since, children: <Moment at={item.since} /> },
          ...(item.until === null ? [] : [{ key: 'until', label: words.until, children: <Until item={item} /> }]),
        ]}
      />
      <Subject item={item} />
    </Space>
  )
}
