import { App, Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { workplaces } from '../../../domain/kernel/places/cities.ts'
import { provinceNames } from '../../../domain/kernel/places/provinces.ts'
import { wishesFromHome } from '../../../domain/kernel/places/wish-from-home.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { provinceName } from '../../parts/province-name.ts'
import { Refusal } from '../../parts/refusal.tsx'
import type { Said } from '../../service/call.ts'
import type { Problem } from '../../service/problem.ts'
import { aside } from '../../words/aside.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'

type Worker = PersonStory['worker']
type Edit = Said<'PATCH /v1/workers/{workerId}'>['body']
interface Typed extends Partial<Pick<Edit, 'phone' | 'willing' | 'skills' | 'minimumMonthlyWageYuan'>> {
  readonly secondPhone?: string
  readonly dropsSecondPhone?: boolean
  readonly destinations?: string[]
  readonly earliestDeparture?: string
  readonly reason?: string
}

/** Wishes and numbers, with who said so: what was not touched is not sent. */
export function CorrectPerson({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const words = { ...useWords(sharedWords), ...useWords(peopleWords) }
  const { language } = useLanguage()
  const { message } = App.useApp()
  // The version that was looked at: another's edit meanwhile is not written over.
  const [seen, setSeen] = useState(worker)
  const [isUnchanged, setUnchanged] = useState(false)
  const [overtaken, setOvertaken] = useState<Problem>()
  const initial: Typed = {
    willing: seen.willing,
    skills: [...seen.skills],
    ...(seen.minimumMonthlyWage && { minimumMonthlyWageYuan: seen.minimumMonthlyWage.minorUnits / 100 }),
    destinations: seen.destinations === 'any' ? ['any'] : [...seen.destinations],
    earliestDeparture: seen.earliestDeparture ?? '',
  }
  const places = [
    { value: 'any', label: words.anywhere },
    ...Object.keys(wishesFromHome).map((wish) => ({ value: wish, label: provinceName(wish, language) })),
    ...[...provinceNames, ...workplaces.map(({ name }) => name)].map((name) => ({ value: name, label: name })),
  ]
  return (
    <Modal open title={words.correctTitle} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{words.correctHint}</p>
      {overtaken && (
        <>
          <Refusal error={overtaken} />
          <p role="status">{words.overtaken}</p>
        </>
      )}
      <ActForm<'PATCH /v1/workers/{workerId}', Typed>
        key={seen.version}
        address="PATCH /v1/workers/{workerId}"
        initial={initial}
        submit={words.save}
        onCancel={onClose}
        onDone={() => {
          message.success(words.corrected)
          onClose()
        }}
        onRefused={(problem) => {
          if (problem.code !== 'conflict' || !problem.stands) return
          setOvertaken(problem)
          setSeen(problem.stands as Worker)
        }}
        said={(_, typed) => {
          const edit = editOf(typed, initial)
          setUnchanged(Object.keys(edit).length === 0)
          if (Object.keys(edit).length === 0) return null
          const body = { version: seen.version, reason: typed.reason?.trim() ?? '', ...edit }
          return { params: { workerId: seen.workerId }, body }
        }}
      >
        <Form.Item name="phone" label={words.phone} extra={words.phoneStays(seen.phone)}>
          <Input inputMode="tel" maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="secondPhone"
          label={words.secondPhone}
          extra={seen.secondPhone === null ? words.noSecondPhone : words.phoneStays(seen.secondPhone)}
        >
          <Input inputMode="tel" maxLength={40} autoComplete="off" />
        </Form.Item>
        {seen.secondPhone !== null && (
          <Form.Item name="dropsSecondPhone" valuePropName="checked">
            <Checkbox>{words.dropSecondPhone}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="willing" label={words.willing} required>
          <Radio.Group
            options={[
              { value: 'willing', label: words.isWilling },
              { value: 'not-willing', label: words.notWilling },
              { value: 'undecided', label: words.undecided },
            ]}
          />
        </Form.Item>
        <Form.Item name="skills" label={words.skills}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
        </Form.Item>
        <Form.Item name="minimumMonthlyWageYuan" label={words.wage + aside(words.yuan, language)}>
          <InputNumber min={1} max={100_000} precision={0} placeholder={words.noWage} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="destinations" label={words.destinations}>
          <Select mode="tags" options={places} placeholder={words.anywhere} tokenSeparators={['、', '，', ',', ' ']} />
        </Form.Item>
        <Form.Item name="earliestDeparture" label={words.earliest} extra={seen.earliestDeparture ? '' : words.anyDay}>
          <Input type="date" style={{ maxWidth: 180 }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={words.reason}
          extra={words.reasonHint}
          rules={[{ required: true, min: 4, message: words.reasonShort }]}
        >
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {isUnchanged && (
          <p role="alert" style={{ color: '#8a3b00' }}>
            {words.nothingChanged}
          </p>
        )}
      </ActForm>
    </Modal>
  )
}

function editOf(typed: Typed, initial: Typed): Partial<Edit> {
  const { phone = '', secondPhone = '', dropsSecondPhone, willing, skills = [], minimumMonthlyWageYuan } = typed
  const { destinations = [], earliestDeparture = '' } = typed
  const isSame = (one: readonly string[], other: readonly string[] = []) => one.join('\n') === other.join('\n')
  const wage = minimumMonthlyWageYuan ?? null
  return {
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(secondPhone.trim() !== '' ? { secondPhone: secondPhone.trim() } : dropsSecondPhone && { secondPhone: null }),
    ...(willing !== undefined && willing !== initial.willing && { willing }),
    ...(!isSame(skills, initial.skills) && { skills }),
    ...(wage !== (initial.minimumMonthlyWageYuan ?? null) && { minimumMonthlyWageYuan: wage }),
    ...(!isSame(destinations, initial.destinations) && {
      destinations: destinations.length === 0 || destinations.includes('any') ? ('any' as const) : destinations,
    }),
    ...(earliestDeparture !== initial.earliestDeparture && {
      earliestDeparture: (earliestDeparture || null) as Edit['earliestDeparture'],
    }),
  }
}
