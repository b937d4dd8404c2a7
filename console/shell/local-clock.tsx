import { DownOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Grid, Space } from 'antd'
import { useState } from 'react'
import { Moment } from '../parts/moment.tsx'
import { type ClockMove, moveClock } from '../service/move-clock.ts'
import { useAnswer } from '../service/use-answer.ts'
import { useSession } from '../sign-in/signed-in.tsx'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'

const clockWords = inBoth(
  { clock: '演练时间', next: '到下一件事', hour: '快进 1 小时', day: '快进 1 天', on: '快进', failed: '时间没有移动' },
  {
    clock: 'Rehearsal clock',
    next: 'To the next thing due',
    hour: 'One hour on',
    day: 'One day on',
    on: 'Move on',
    failed: 'Time was not moved',
  },
)

/** Local mode: what time it is for the service, and ways to move it on. */
export function LocalClock() {
  const words = useWords(clockWords)
  const { colleague } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { lg } = Grid.useBreakpoint()
  const [isMoving, setMoving] = useState(false)
  const health = useAnswer('GET /health', {}, { every: 5_000 })
  const move = async (how: ClockMove) => {
    setMoving(true)
    try {
      await moveClock(how)
    } catch (error) {
      message.error(`${words.failed}: ${error instanceof Error ? error.message : ''}`)
    } finally {
      setMoving(false)
      await queries.invalidateQueries()
    }
  }
  const ways = [
    { key: 'next', label: words.next, how: { to: 'next-due' } },
    { key: 'hour', label: words.hour, how: { hours: 1 } },
    { key: 'day', label: words.day, how: { days: 1 } },
  ] as const
  return (
    <Space size="small" role="group" aria-label={words.clock}>
      <span style={{ whiteSpace: 'nowrap' }}>{health.data && <Moment at={health.data.now} />}</span>
      {colleague.role === 'province' &&
        (lg ? (
          ways.map(({ key, label, how }) => (
            <Button key={key} size="small" disabled={isMoving} onClick={() => void move(how)}>
              {label}
            </Button>
          ))
        ) : (
          <Dropdown
            trigger={['click']}
            menu={{ items: ways.map(({ key, label, how }) => ({ key, label, onClick: () => void move(how) })) }}
          >
            <Button size="small" loading={isMoving} icon={<DownOutlined />} iconPlacement="end">
              {words.on}
            </Button>
          </Dropdown>
        ))}
    </Space>
  )
}
