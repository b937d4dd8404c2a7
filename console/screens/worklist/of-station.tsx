import { Button, Descriptions, Form, Select, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { StationId } from '../../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../../domain/kernel/instant.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** Days for which somebody is put on duty here; the roster itself is kept by the head of the station. */
const days = 7

/** A station where a case came and nobody was on duty. */
export function OfStation({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const stationId = item.subject['stationId'] as StationId
  const found = useAnswer('GET /v1/stations/{stationId}', { params: { stationId } })
  const clock = useAnswer('GET /health', {})
  const change = useAct('PATCH /v1/stations/{stationId}')
  const [chosen, choose] = useState<string>()
  const station = found.data
  if (!station) return <Refusal error={found.error} />
  const today = clock.data && dateInShanghai(clock.data.now)
  const put = () => {
    if (chosen === undefined || today === undefined) return
    const duty = { subject: chosen, from: today, to: plusDays(today, days - 1) }
    void change.mutateAsync({ params: { stationId }, body: { duties: [...station.duties, duty] } }).catch(() => {})
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'phone', label: station.name, children: station.phone },
          {
            key: 'cities',
            label: words.cities,
            children: (
              <Space wrap>
                {station.cities.map((code) => (
                  <Place key={code} code={code} />
                ))}
              </Space>
            ),
          },
          ...(station.unmannedSince
            ? [{ key: 'since', label: words.unmanned, children: <Moment at={station.unmannedSince} /> }]
            : []),
        ]}
      />
      <Form layout="inline" onFinish={put}>
        <Form.Item label={words.onDuty} htmlFor="on-duty">
          <Select
            id="on-duty"
            style={{ minWidth: 160 }}
            value={chosen ?? null}
            onChange={(subject) => choose(subject ?? undefined)}
            options={station.people.map(({ subject, name }) => ({ value: subject, label: name }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={chosen === undefined} loading={change.isPending}>
          {words.putOnDuty(days)}
        </Button>
      </Form>
      <Refusal error={change.error} />
      <Link to={`/station?city=${station.cities[0]}`}>{words.openDesk}</Link>
    </Space>
  )
}
