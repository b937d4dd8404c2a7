import { Button, Space } from 'antd'
import { useState } from 'react'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { AskHelp } from './ask-help.tsx'
import { ChangeConsent } from './change-consent.tsx'
import { CorrectPerson } from './correct-person.tsx'
import { ErasePerson } from './erase-person.tsx'
import { ExportPerson } from './export-person.tsx'
import { LeaveJourney } from './leave-journey.tsx'
import { OwnJourney } from './own-journey.tsx'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'

/** What a colleague may do for somebody who called: a station helps, home corrects as well. */
export function PersonActs({ story, onGone }: { story: PersonStory; onGone: () => void }) {
  const words = useWords(peopleWords)
  const { colleague } = useSession()
  const [isCorrecting, setCorrecting] = useState(false)
  const isHome = colleague.role === 'province' || colleague.role === 'county'
  return (
    <>
      <Space wrap>
        {isHome && <Button onClick={() => setCorrecting(true)}>{words.correct}</Button>}
        <AskHelp workerId={story.worker.workerId} />
        <OwnJourney story={story} />
        <LeaveJourney story={story} />
        {isHome && (
          <>
            <ChangeConsent story={story} />
            <ExportPerson workerId={story.worker.workerId} />
            <ErasePerson story={story} onGone={onGone} />
          </>
        )}
      </Space>
      {isCorrecting && <CorrectPerson worker={story.worker} onClose={() => setCorrecting(false)} />}
    </>
  )
}
