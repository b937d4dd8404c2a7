import { Radio } from 'antd'
import { useState } from 'react'
import type { TripLossReason } from '../../../domain/transport/trips/trip.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { lossWords } from '../../parts/trip/trip-words.ts'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

/** A booked trip will not run: said once, with what it sets going. */
export function ReportLoss({ trip }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const say = useSay()
  const [why, setWhy] = useState<TripLossReason>()
  const report = useAct('POST /v1/trips/{tripId}/lost')
  return (
    <>
      <Radio.Group
        aria-label={words.lossWhy}
        value={why}
        onChange={(event) => setWhy(event.target.value as TripLossReason)}
        options={(Object.keys(lossWords) as TripLossReason[]).map((value) => ({ value, label: say(lossWords[value]) }))}
      />
      <Confirm
        isDanger
        isDisabled={why === undefined}
        label={words.reportLoss}
        title={words.lossTitle}
        consequences={[
          words.lossPeople(trip.passengers),
          words.lossMoney((trip.cost.minorUnits / 100).toLocaleString('zh-CN')),
          ...(why === 'service-cancelled' ? [words.lossService] : []),
          words.lossStands,
        ]}
        onConfirm={async () => why && report.mutateAsync({ params: { tripId: trip.tripId }, body: { why } })}
      />
    </>
  )
}
