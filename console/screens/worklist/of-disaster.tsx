import { App, Descriptions, Space } from 'antd'
import type { DisasterId } from '../../../domain/kernel/ids.ts'
import { type HelpKind, helpKinds } from '../../../domain/relief/help-offer.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Count } from '../../parts/count.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A county that was hit: how far the offering of help is, and its end. */
export function OfDisaster({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const { message } = App.useApp()
  const { colleague } = useSession()
  const disasterId = item.subject['disasterId'] as DisasterId
  const found = useAnswer('GET /v1/disasters/{disasterId}', { params: { disasterId } }, { every: liveEvery.lists })
  const end = useAct('POST /v1/disasters/{disasterId}/end', { onDone: () => void message.success(words.disasterEnded) })
  const disaster = found.data
  if (!disaster) return <Refusal error={found.error} />
  const { progress, source, from, until, townships } = disaster
  const needs = Object.entries(progress.needs) as [HelpKind, number][]
  const counts = [
    [words.reliefPeople, progress.people],
    [words.reliefAway, progress.away],
    [words.reliefToOffer, progress.toOffer],
    [words.reliefNotReached, progress.notReached],
    [words.reliefNoNeed, progress.noNeed],
    [words.reliefNeeds, progress.needsHelp],
    [words.reliefSettled, progress.settled],
    [words.reliefPaused, progress.paused],
  ] as const
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'source', label: words.reliefSource, children: source },
          { key: 'days', label: words.reliefDays, children: `${from} – ${until}` },
          ...(townships.length > 0
            ? [{ key: 'townships', label: words.reliefTownships, children: townships.join('、') }]
            : []),
          ...counts.map(([label, of]) => ({ key: label, label, children: <Count of={of} /> })),
          ...needs.map(([need, of]) => ({ key: need, label: say(helpKinds[need]), children: <Count of={of} /> })),
        ]}
      />
      <p className="quiet">{words.reliefHint}</p>
      {colleague.role === 'province' && (
        <Confirm
          label={words.endDisaster}
          title={words.endDisaster}
          consequences={[words.thenOffersGoOn(progress.paused), words.thenNeedsStay(progress.needsHelp)]}
          onConfirm={() => end.mutateAsync({ params: { disasterId } })}
        />
      )}
    </Space>
  )
}
