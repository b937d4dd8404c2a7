import { App, Button, Form, Input, Select, Space } from 'antd'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { workplaces } from '../../../domain/kernel/places/cities.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { dutyWords, stationKindWords, stationRoleWords } from './duty-words.ts'
import type { Station } from './station-detail.tsx'

interface Person {
  readonly subject?: string
  readonly name?: string
  readonly role?: 'head' | 'member'
  readonly deputy?: string
}
interface Typed {
  readonly kind: Station['kind']
  readonly name: string
  readonly phone: string
  readonly cities: string[]
  readonly people?: Person[]
  readonly period?: { from?: CalendarDate; to?: CalendarDate }
}
interface Props {
  readonly station?: Station
  readonly onDone: (stationId: Station['stationId']) => void
  readonly onCancel: () => void
}

/** A station or a working group as the province registers or changes it. */
export function StationForm({ station, onDone, onCancel }: Props) {
  const words = useWords(dutyWords)
  const { message } = App.useApp()
  const done = (made: Pick<Station, 'stationId'>) => {
    message.success(words.saved)
    onDone(made.stationId)
  }
  if (!station)
    return (
      <ActForm<'POST /v1/stations', Typed>
        address="POST /v1/stations"
        initial={{ kind: 'station', people: [{ role: 'head' }] }}
        submit={words.register}
        onDone={done}
        onCancel={onCancel}
        said={(typed) => ({ body: bodyOf(typed) })}
      >
        <Fields />
      </ActForm>
    )
  const { stationId, kind, name, phone, period } = station
  const people = station.people.map((one) => ({ ...one }))
  const initial = { kind, name, phone, cities: [...station.cities], people, ...(period && { period }) }
  return (
    <ActForm<'PATCH /v1/stations/{stationId}', Typed>
      address="PATCH /v1/stations/{stationId}"
      initial={initial}
      submit={words.change}
      onDone={done}
      onCancel={onCancel}
      said={(typed) => ({ params: { stationId }, body: withRoster(bodyOf(typed), station) })}
    >
      <Fields />
    </ActForm>
  )
}

function bodyOf({ people = [], period, ...typed }: Typed) {
  return {
    ...typed,
    people: people.map(({ subject = '', name = '', role = 'member' as const, deputy }) => ({
      subject,
      name,
      role,
      ...(deputy && { deputy }),
    })),
    ...(period?.from && period.to && { period: { from: period.from, to: period.to } }),
  }
}

/** Who is taken off the register is taken off the roster. */
function withRoster(body: ReturnType<typeof bodyOf>, { duties, absences }: Station) {
  const stays = ({ subject }: { readonly subject: string }) => body.people.some((one) => one.subject === subject)
  return { ...body, duties: duties.filter(stays), absences: absences.filter(stays) }
}

function Fields() {
  const words = useWords(dutyWords)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <Form.Item<Typed> name="kind" label={words.kind} required>
        <Select
          options={(['station', 'working-group'] as const).map((value) => ({
            value,
            label: say(stationKindWords[value]),
          }))}
        />
      </Form.Item>
      <Form.Item<Typed> name="name" label={words.name} required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item<Typed> name="phone" label={words.phone} required>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item<Typed> name="cities" label={words.cities} required>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={workplaces.map(({ code, name, pinyin }) => ({
            value: code,
            label: language === 'zh' ? name : pinyin,
          }))}
        />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item<Typed> name={['period', 'from']} label={words.periodFrom}>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item<Typed> name={['period', 'to']} label={words.periodTo}>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
      </Space>
      <h4>{words.people}</h4>
      <Form.List name="people">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="one-of-many">
                <Space wrap align="start">
                  <Form.Item name={[name, 'subject']} label={words.subject} required>
                    <Input maxLength={200} autoComplete="off" style={{ width: 130 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} label={words.person} required>
                    <Input maxLength={40} autoComplete="off" style={{ width: 100 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'role']} label={words.role} required>
                    <Select
                      style={{ width: 130 }}
                      options={(['head', 'member'] as const).map((value) => ({
                        value,
                        label: say(stationRoleWords[value]),
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'deputy']} label={words.deputy}>
                    <Input maxLength={200} autoComplete="off" style={{ width: 130 }} />
                  </Form.Item>
                </Space>
                <div>
                  <Button size="small" onClick={() => remove(name)}>
                    {words.leaveOut}
                  </Button>
                </div>
              </div>
            ))}
            <div>
              <Button style={{ marginBottom: 12 }} onClick={() => add({ role: 'member' })}>
                {words.addPerson}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </>
  )
}
