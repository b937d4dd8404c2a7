import type { TripId } from '../../../domain/kernel/ids.ts'
import { fromBeijing } from '../../service/beijing.ts'
import { useAhead } from '../../service/service-time.ts'
import { useWords } from '../../words/language.tsx'
import { ActForm } from '../act-form.tsx'
import { WhenField } from '../when-field.tsx'
import { tripWords } from './trip-words.ts'

/** That a trip has left, or has reached its last stop. */
export function ReportMoment({ tripId, what, onDone }: { tripId: TripId; what: Report; onDone?: () => void }) {
  const words = useWords(tripWords)
  const ahead = useAhead()
  // A second back: what is reported may not lie ahead of the service's clock.
  const now = () => new Date(Date.now() + ahead - 1000).toISOString()
  return (
    <ActForm<`POST /v1/trips/{tripId}/${Report}`, { at: string }>
      address={`POST /v1/trips/{tripId}/${what}`}
      said={({ at }) => ({ params: { tripId }, body: { at: at ? fromBeijing(at) : now() } })}
      submit={words[what]}
      {...(onDone && { onDone })}
    >
      <WhenField />
    </ActForm>
  )
}

type Report = 'departed' | 'arrived'
