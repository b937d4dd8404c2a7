import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { Moment } from '../parts/moment.tsx'
import { moveClock } from '../service/move-clock.ts'
import { useAnswer } from '../service/use-answer.ts'
import { useSession } from '../sign-in/signed-in.tsx'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'

const clockWords = inBoth(
  { clock: '演练时间', hour: '快进 1 小时', day: '快进 1 天', failed: '时间没有移动' },
  { clock: 'Rehearsal clock', hour: 'One hour on', day: 'One day on', failed: 'Time was not moved' },
)

/** Local mode: what time it is for the service, and ways to move it on. */
export function LocalClock() {
  const words = useWords(clockWords)
  const { colleague } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isMoving, setMoving] = useState(false)
  const health = useAnswer('GET /health', {}, { every: 5_000 })
  const move = async (hours: number) => {
    setMoving(true)
    try {
      await moveClock({ hours })
    } catch (error) {
      message.error(`${words.failed}: ${error instanceof Error ? error.message : ''}`)
    } finally {
      setMoving(false)
      await queries.invalidateQueries()
    }
  }
  return (
    <Space size="small" aria-label={words.clock}>
      {health.data && <Moment at={health.data.now} />}
      {colleague.role === 'province' && (
        <>
          <Button size="small" loading={isMoving} onClick={() => void move(1)}>
            {words.hour}
          </Button>
          <Button size="small" loading={isMoving} onClick={() => void move(24)}>
            {words.day}
          </Button>
        </>
      )}
    </Space>
  )
}
