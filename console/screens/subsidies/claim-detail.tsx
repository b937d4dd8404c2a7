import { Descriptions, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { attachedInWords } from '../../../domain/subsidies/attached-in-words.ts'
import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import { missingInWords } from '../../../domain/subsidies/missing-in-words.ts'
import type { SubsidyClaim } from '../../../domain/subsidies/subsidy-claim.ts'
import type { SubsidyPolicy } from '../../../domain/subsidies/subsidy-policy.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { ClaimActs } from './claim-acts.tsx'
import { ClaimEvidence } from './claim-evidence.tsx'
import { aboutWords, noticeLevelWords, outcomeWords, whyRefusedWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

/** One claim: what was seen, its notices and objections, what became of it, and what can be done next. */
export function ClaimDetail({ claim, policy }: { claim: SubsidyClaim; policy: SubsidyPolicy }) {
  const words = useWords(subsidiesWords)
  const { listComma } = useWords(sharedWords)
  const say = useSay()
  const { colleague } = useSession()
  const nameOf = useColleagueName()
  const { workerId, progress, notices, objections, seen } = claim
  const attached = attachedInWords(claim)
  const facts: readonly (readonly [label: string, shown: ReactNode])[] = [
    [
      words.whose,
      // A station reads the person, and not how they stand under the policies of home.
      <Link key="who" to={colleague.role === 'station' ? addresses.worker(workerId) : addresses.subsidiesOf(workerId)}>
        {workerId.slice(0, 12)}
      </Link>,
    ],
    [words.state, <StateTag key="state" of="claim" state={progress.state} />],
    ...(progress.state === 'papers-missing'
      ? [[words.missing, missingInWords(claim).map((one) => <div key={one.zh}>{say(one)}</div>)] as const]
      : []),
    ...(progress.state === 'papers-missing' && attached.length > 0
      ? [[words.attached, attached.map(say).join(listComma)] as const]
      : []),
    [words.amount, claim.amount ? <Yuan key="amount" of={claim.amount} /> : words.amountWaits],
    [words.seen, seen.map((kind) => say(evidenceWords[kind])).join(listComma) || words.nothingSeen],
    [words.claimedAt, <Moment key="at" at={claim.claimedAt} />],
    [words.claimedBy, nameOf(claim.claimedBy)],
    ...notices.map(
      ({ level, from, until }) =>
        [`${words.noticeRule} · ${say(noticeLevelWords[level])}`, `${from} – ${until}`] as const,
    ),
    ...objections.map(
      ({ number, on, about, outcome }) =>
        [
          `${words.objections} ${number}`,
          `${on} · ${say(aboutWords[about])} · ${outcome ? say(outcomeWords[outcome]) : words.notYetLooked}`,
        ] as const,
    ),
    ...(progress.state === 'paid' ? [[words.paidOn, progress.on] as const] : []),
    ...(progress.state === 'paid' && progress.receipt ? [[words.receipt, progress.receipt] as const] : []),
    ...(progress.state === 'refused' ? [[words.whyRefused, say(whyRefusedWords[progress.why])] as const] : []),
  ]
  const isOver = progress.state === 'paid' || progress.state === 'refused'
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={facts.map(([label, children]) => ({ key: label, label, children }))}
      />
      <ClaimEvidence claim={claim} />
      {isOver ? (
        <span className="quiet">{words.over}</span>
      ) : (
        colleague.role !== 'auditor' && <ClaimActs claim={claim} policy={policy} />
      )}
    </Space>
  )
}
