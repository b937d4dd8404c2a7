import { Button, Empty } from 'antd'
import type { ReactNode } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { useListed } from '../../words/use-listed.ts'
import type { Batch, Plan, Proposal } from './plan-types.ts'
import { planWords } from './plan-words.ts'

interface Props {
  readonly batchId: Batch['batchId']
  readonly plan: Plan
  readonly mayAccept: boolean
}

/** The plan as it stands and others side by side, the latest first; one of them may be accepted. */
export function Proposals({ batchId, plan, mayAccept }: Props) {
  const words = useWords(planWords)
  const nameOf = useColleagueName()
  const list = useList(
    'GET /v1/transfer-batches/{batchId}/transport-proposals',
    { params: { batchId }, query: { limit: 200 } },
    { every: liveEvery.figures },
  )
  const proposals = list.items.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  if (proposals.length === 0)
    return list.error ? <Refusal error={list.error} /> : <Empty description={words.noProposals} />
  const line = (title: string, of: (proposal: Proposal) => ReactNode, now: ReactNode = '') => (
    <tr key={title}>
      <th scope="row">{title}</th>
      <td>{now}</td>
      {proposals.map((proposal) => (
        <td key={proposal.proposalId}>{of(proposal)}</td>
      ))}
    </tr>
  )
  const summed = (of: (summary: Summary) => ReactNode) => (proposal: Proposal) =>
    'summary' in proposal ? of(proposal.summary) : '–'
  const percent = (share: number | null) => (share === null ? words.notKnown : `${(share * 100).toFixed(1)}%`)
  return (
    <div style={{ overflowX: 'auto' }}>
      <Refusal error={list.error} />
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{words.compare}</th>
            <th scope="col">{words.asItStands}</th>
            {proposals.map((proposal) => (
              <th scope="col" key={proposal.proposalId}>
                <StateTag of="proposal" state={proposal.state} />
                <div className="quiet" style={{ fontWeight: 400 }}>
                  <Moment at={proposal.createdAt} /> · {nameOf(proposal.createdBy)}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(words.wished, (proposal) => (
            <Wished wishes={proposal.wishes} />
          ))}
          {line(
            words.cost,
            summed(({ cost }) => (
              <>
                <Yuan of={cost.after} />
                <div className="quiet">
                  <Signed of={cost.after.minorUnits - cost.before.minorUnits} />
                </div>
              </>
            )),
            <Yuan of={plan.cost} />,
          )}
          {line(
            words.moved,
            summed(({ movedPassengers }) => movedPassengers),
          )}
          {line(
            words.changes,
            summed((one) => words.changed(one.tripsAdded, one.tripsDropped, one.tripsChanged, one.tripsKept)),
          )}
          {line(
            words.seatFill,
            summed(({ seatFill }) => percent(seatFill.after)),
            percent(plan.seatFill),
          )}
          {line(
            words.ownJourneys,
            summed(({ selfArranged }) => selfArranged.after),
            plan.byMode.find(({ mode }) => mode === 'self-arranged')?.passengers ?? 0,
          )}
          {line(
            words.bound,
            summed(({ bound }) => (bound ? <Yuan of={bound} /> : words.notKnown)),
            plan.proof?.bound ? <Yuan of={plan.proof.bound} /> : words.notKnown,
          )}
          {line(
            words.gap,
            summed(({ gap }) => percent(gap)),
            percent(plan.proof?.gap ?? null),
          )}
          {line(words.choice, (proposal) => (
            <Choice batchId={batchId} proposal={proposal} plan={plan} mayAccept={mayAccept} />
          ))}
        </tbody>
      </table>
      {list.more && (
        <Button block onClick={list.more} loading={list.isReadingMore}>
          {words.moreProposals}
        </Button>
      )}
    </div>
  )
}

type Summary = Extract<Proposal, { state: 'proposed' }>['summary']

function Signed({ of }: { of: number }) {
  return (
    <>
      {of >= 0 ? '+' : '−'}
      <Yuan of={{ minorUnits: Math.abs(of), currency: 'CNY' }} />
    </>
  )
}

function Wished({ wishes }: { wishes: Proposal['wishes'] }) {
  const words = useWords(planWords)
  const listed = useListed()
  const say = useSay()
  const { lock, reject, forbid, budgetYuan, vehicles, coaches } = wishes
  return (
    <>
      {lock.length > 0 && <div>{words.locks(lock.length)}</div>}
      {reject.length > 0 && <div>{words.rejects(reject.length)}</div>}
      {forbid.length > 0 && (
        <div>
          {words.without} {listed(forbid.map((mode) => say(modeLooks[mode])))}
        </div>
      )}
      {budgetYuan !== null && (
        <div>
          {words.atMost} <Yuan yuan={budgetYuan} />
        </div>
      )}
      {vehicles.length > 0 && <div>{words.otherVehicles(vehicles.length)}</div>}
      {coaches.length > 0 && (
        <div>{words.moreCoaches(coaches.flatMap((one) => one.coaches).reduce((sum, { count }) => sum + count, 0))}</div>
      )}
    </>
  )
}

function Choice({ batchId, proposal, plan, mayAccept }: Props & { proposal: Proposal }) {
  const words = useWords(planWords)
  const say = useSay()
  const accept = useAct('POST /v1/transfer-batches/{batchId}/transport-proposals/{proposalId}/acceptance')
  if (proposal.state === 'refused')
    // The sentence for all of them would only repeat each.
    return proposal.errors.length > 0 ? (
      <ul style={{ paddingLeft: 16, margin: 0 }}>
        {proposal.errors.map(({ pointer, detail, words: said }) => (
          <li key={pointer}>{said ? say(said) : detail}</li>
        ))}
      </ul>
    ) : (
      <span>{proposal.whyWords ? say(proposal.whyWords) : proposal.why}</span>
    )
  if (proposal.state !== 'proposed' || !mayAccept) return null
  if (proposal.base !== plan.plan) return <span className="quiet">{words.outdated}</span>
  const { movedPassengers, tripsAdded, tripsDropped, tripsChanged, tripsKept, cost } = proposal.summary
  return (
    <Confirm
      label={words.accept}
      title={words.accept}
      type="primary"
      consequences={[
        words.movesPeople(movedPassengers),
        words.changed(tripsAdded, tripsDropped, tripsChanged, tripsKept),
        <>
          {words.cost} <Yuan of={cost.before} /> → <Yuan of={cost.after} />
        </>,
        words.askedAgain,
      ]}
      onConfirm={() => accept.mutateAsync({ params: { batchId, proposalId: proposal.proposalId } })}
    />
  )
}
