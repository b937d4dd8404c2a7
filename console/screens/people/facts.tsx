import { Descriptions } from 'antd'
import { Link } from 'react-router'
import type { Words } from '../../../domain/kernel/words.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { provinceName } from '../../parts/province-name.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { listed } from '../../words/listed.ts'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'
import { editedWords } from './told-words.ts'

type Worker = PersonStory['worker']

/** Who somebody is and what they wish; `whole` where a colleague has said why name and numbers are needed. */
export function Facts({ story: { worker, batches }, whole }: { story: PersonStory; whole?: Worker }) {
  const words = useWords(peopleWords)
  const say = useSay()
  const { language } = useLanguage()
  const { colleague } = useSession()
  const { name, nationalId, phone, secondPhone } = whole ?? worker
  const { willing, skills, minimumMonthlyWage, destinations, earliestDeparture, unclear, engagedIn } = worker
  const willingness = { willing: words.isWilling, 'not-willing': words.notWilling, undecided: words.undecided }
  const mayOpenBatch = colleague.role === 'province' || colleague.role === 'auditor'
  const campaign = batches.find(({ batchId }) => batchId === engagedIn)?.campaign ?? engagedIn
  const nameOf = (fact: string) => {
    const known: Readonly<Record<string, Words>> = editedWords
    const word = known[fact]
    return word ? say(word) : fact
  }
  const items = [
    ['name', words.name, <strong key="name">{name}</strong>],
    ['state', words.state, <StateTag key="state" of="worker" state={worker.state} />],
    ['nationalId', words.nationalId, nationalId],
    ['phone', words.phone, phone],
    ...(secondPhone === null ? [] : [['secondPhone', words.secondPhone, secondPhone]]),
    [
      'home',
      words.home,
      <span key="home">
        <Place code={worker.countyCode} /> {worker.township} {whole?.village}
      </span>,
    ],
    ['willing', words.willing, willingness[willing]],
    ['skills', words.skills, skills.length > 0 ? listed(skills, language) : words.noSkills],
    ['wage', words.wage, minimumMonthlyWage ? <Yuan key="wage" of={minimumMonthlyWage} /> : words.noWage],
    [
      'destinations',
      words.destinations,
      destinations === 'any'
        ? words.anywhere
        : listed(
            destinations.map((name) => provinceName(name, language)),
            language,
          ),
    ],
    ['earliest', words.earliest, earliestDeparture ?? words.anyDay],
    ['consent', words.consent, <ConsentTold key="consent" consent={worker.consent} />],
    ...(worker.qualifiesUntil === null
      ? []
      : [['helpedFirst', words.helpedFirst, words.helpedUntil(worker.qualifiesUntil)]]),
    ...(unclear ? [['unclear', words.unclear, listed(unclear.map(nameOf), language)]] : []),
    ...(engagedIn
      ? [
          [
            'batch',
            words.engagedIn,
            mayOpenBatch ? (
              <Link key="batch" to={addresses.batch(engagedIn)}>
                {campaign}
              </Link>
            ) : (
              campaign
            ),
          ],
        ]
      : []),
  ] as [string, string, React.ReactNode][]
  return (
    <Descriptions
      column={{ xs: 1, sm: 2 }}
      size="small"
      items={items.map(([key, label, children]) => ({ key, label, children }))}
    />
  )
}

function ConsentTold({ consent }: { consent: Worker['consent'] }) {
  const words = useWords(peopleWords)
  if (consent.state === 'given') return words.consentGiven(consent.on)
  if (consent.state === 'not-given') return words.consentNotGiven(consent.on)
  return (
    <>
      {words.consentWithdrawn} <Moment at={consent.at} />
    </>
  )
}
