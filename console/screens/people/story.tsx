import { Timeline } from 'antd'
import { Moment } from '../../parts/moment.tsx'
import { useWords } from '../../words/language.tsx'
import { HappeningTold } from './happening-told.tsx'
import { happeningsOf } from './happenings-of.ts'
import { peopleWords } from './people-words.ts'
import './people.css'
import type { PersonStory } from './person.tsx'

/** All that happened to a person, in one column of time, the latest first. */
export function Story({ story }: { story: PersonStory }) {
  const words = useWords(peopleWords)
  return (
    <section aria-label={words.story} className="story">
      <h3 style={{ margin: '0 0 8px' }}>{words.story}</h3>
      <Timeline
        items={happeningsOf(story).map((one) => ({
          key: one.key,
          color: '#0b5c3b',
          content: (
            <>
              <span className="quiet">{one.isDay ? one.at.slice(0, 10) : <Moment at={one.at} />}</span>{' '}
              <HappeningTold happening={one} workerId={story.worker.workerId} />
            </>
          ),
        }))}
      />
    </section>
  )
}
