import { App, Button, Form, Input, Radio, Select } from 'antd'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
import type { RecordFestivalService } from '../../../domain/stabilisation/festival-service.ts'
import { festivalServices } from '../../../domain/stabilisation/festival-service-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { festivalWords, offeredByWords } from './festival-words.ts'

/** Somebody who was handed over and is at work, by a masked name. */
export type AtPost = Placement & { readonly name: string }

interface Props {
  readonly season: string
  readonly people: readonly AtPost[]
  /** Reads on where not all people are here. */
  readonly more: (() => void) | undefined
  readonly onDone: () => void
}

type Typed = Omit<RecordFestivalService, 'season' | 'taken'> & {
  readonly placementId: Placement['placementId']
  readonly taken: 'yes' | 'no'
}

const needed = { rules: [{ required: true, message: '' }] }

/** What was offered to whom on which day, and whether they took it. */
export function RecordService({ season, people, more, onDone }: Props) {
  const words = useWords(festivalWords)
  const optionsOf = useOptionsOf()
  const { message } = App.useApp()
  const today: CalendarDate = beijingDay(Date.now() + useAhead())
  return (
    <>
      <p className="quiet">{words.recordThen}</p>
      <ActForm<'POST /v1/placements/{placementId}/festival-services', Typed>
        address="POST /v1/placements/{placementId}/festival-services"
        said={({ placementId, kind, on, offeredBy, taken }) => ({
          params: { placementId },
          body: { season, kind, on, offeredBy, taken: taken === 'yes' },
        })}
        initial={{ on: today, offeredBy: 'station', taken: 'yes' }}
        submit={words.record}
        onCancel={onDone}
        onDone={() => {
          message.success(words.recorded)
          onDone()
        }}
      >
        <Form.Item name="placementId" label={words.whom} {...needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map(({ placementId, name, promise }) => ({
              value: placementId,
              label: `${name} · ${promise.employer} · ${promise.post}`,
            }))}
          />
        </Form.Item>
        {more && (
          <Form.Item>
            <Button onClick={more}>{words.readMore}</Button>
          </Form.Item>
        )}
        <Form.Item name="kind" label={words.kind} {...needed}>
          <Select options={optionsOf(festivalServices)} />
        </Form.Item>
        <Form.Item name="on" label={words.on} {...needed}>
          <Input type="date" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="offeredBy" label={words.offeredBy}>
          <Radio.Group options={optionsOf(offeredByWords)} />
        </Form.Item>
        <Form.Item name="taken" label={words.taken}>
          <Radio.Group
            options={[
              { value: 'yes', label: words.wasTaken },
              { value: 'no', label: words.notTaken },
            ]}
          />
        </Form.Item>
      </ActForm>
    </>
  )
}
