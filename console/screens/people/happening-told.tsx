import { Link } from 'react-router'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { Words } from '../../../domain/kernel/words.ts'
import { addresses } from '../../parts/addresses.ts'
import { caseKindWords } from '../../parts/case-kind-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { replyWords } from '../../parts/reply-words.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { modeWords } from '../../parts/trip/trip-words.ts'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { StateIn } from '../../words/states.ts'
import type { Happening } from './happenings-of.ts'
import { editedWords, templateWords, toldWords } from './told-words.ts'
import { WhyOffered } from './why-offered.tsx'

/** A line of the story. States that the service tells as plain text are those of the domain. */
export function HappeningTold({ happening, workerId }: { happening: Happening; workerId: WorkerId }) {
  const words = useWords(toldWords)
  const nameOf = useColleagueName()
  const shared = useWords(sharedWords)
  const say = useSay()
  const { colleague } = useSession()
  const known = (table: Readonly<Record<string, Words>>, key: string) => {
    const word = table[key]
    return word ? say(word) : key
  }
  switch (happening.what) {
    case 'surveyed': {
      const { fileName, createdBy } = happening.survey
      return (
        <>
          <strong>{words.surveyed}</strong> {fileName} <span className="quiet">{nameOf(createdBy)}</span>
        </>
      )
    }
    case 'consented':
    case 'refusedConsent':
    case 'withdrew':
      return <strong>{words[happening.what]}</strong>
    case 'edited': {
      const { by, reason, changed } = happening.edit
      return (
        <>
          <strong>{words.edited}</strong> {changed.map((name) => known(editedWords, name)).join(shared.listComma)}
          <br />
          {reason} <span className="quiet">{nameOf(by)}</span>
        </>
      )
    }
    case 'offered': {
      const { offer, batch } = happening
      const seat = offer.returns === 'homeward' ? words.seatHomeAsked : words.seatBackAsked
      return (
        <>
          <strong>{offer.returns ? seat : words.offered}</strong> <StateTag of="offer" state={offer.state} />
          <br />
          {[offer.employer, offer.city, offer.post].join(shared.listComma)}
          {!offer.returns && (
            <>
              {shared.listComma}
              <Yuan of={offer.monthlyWage} />
            </>
          )}
          <br />
          <span className="quiet">
            {batch.campaign} · {words.answerUntil} <Moment at={offer.answerUntil} />
          </span>
          {colleague.role !== 'station' && !offer.returns && (
            <WhyOffered batchId={batch.batchId} workerId={workerId} round={offer.round} />
          )}
        </>
      )
    }
    case 'answered': {
      const { answer, by } = happening.given
      const doors: Readonly<Record<string, string>> = { sms: words.bySms, page: words.byPage, call: words.byCall }
      return (
        <>
          <strong>{words.answered}</strong> {known(replyWords, answer)} · {happening.offer.employer}{' '}
          <span className="quiet">{by !== null && doors[by]}</span>
        </>
      )
    }
    case 'unanswered':
    case 'offerWithdrawn':
      return (
        <>
          <strong>
            {
              words[
                happening.what === 'offerWithdrawn' && happening.offer.returns ? 'questionWithdrawn' : happening.what
              ]
            }
          </strong>{' '}
          {happening.offer.employer}
        </>
      )
    case 'journey':
      return (
        <>
          <strong>{words.journey}</strong> <StateTag of="journey" state={happening.state as StateIn<'journey'>} />{' '}
          <span className="quiet">{happening.batch.campaign}</span>
        </>
      )
    case 'trip': {
      const { trip } = happening
      return (
        <>
          <strong>{words.trip}</strong>{' '}
          <Link to={addresses.trip(trip.tripId)}>
            {say(modeWords[trip.mode])} {trip.service}
          </Link>{' '}
          {words.seat(trip.seat)} <StateTag of="passenger" state={trip.state as StateIn<'passenger'>} />
        </>
      )
    }
    case 'checkIn': {
      const { day, state, answer } = happening.checkIn
      return (
        <>
          <strong>{words.checkIn(day)}</strong> {answer !== null && known(replyWords, answer)}
          {state === 'silent' && words.checkInSilent}
        </>
      )
    }
    case 'aCase': {
      const { caseId, kind, state } = happening.one
      return (
        <>
          <strong>{words.aCase}</strong> <Link to={addresses.case(caseId)}>{say(caseKindWords[kind])}</Link>{' '}
          <StateTag of="case" state={state as StateIn<'case'>} />
        </>
      )
    }
    case 'message': {
      const { template, state, report } = happening.message
      return (
        <>
          <strong>{words.message}</strong> {known(templateWords, template)}{' '}
          <StateTag of="message" state={state as StateIn<'message'>} />{' '}
          <span className="quiet">{state !== 'delivered' && report}</span>
        </>
      )
    }
  }
}
