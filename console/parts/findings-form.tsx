import { App, Button, Form, Input, InputNumber, Select, Space } from 'antd'
import type { EnterpriseId, VisitId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import type { Said } from '../service/call.ts'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { ActForm } from './act-form.tsx'
import { caseKindWords } from './case-kind-words.ts'
import { findingsCounts } from './findings-counts.ts'
import { missingKinds } from './missing-kinds.ts'
import { usePeopleThere } from './use-people-there.ts'

export const findingsWords = inBoth(
  {
    heldOn: '走访日期',
    workersMet: '慰问（人）',
    services: '稳岗服务（人次）',
    staying: '留岗过节（人）',
    goingHome: '计划返乡（人）',
    stayHint: '只填人数。谁返乡由本人自己报名，不要在食堂、车间当众询问。',
    agenciesVisited: '走访机构（家）',
    postsCollected: '收集岗位（个）',
    jobMoves: '转岗（人）',
    wagesYuan: '追回工资（元）',
    missing: '还缺什么',
    kind: '事项',
    people: '涉及（人）',
    who: '本人要求办理的（各开一件工单）',
    findThem: '输入姓或手机号后四位查找',
    note: '情况（加密保存，只进工单）',
    another: '再加一项',
    leaveOut: '去掉',
    record: '登记走访情况',
    recorded: '已登记',
    unnamed: (people: number) => `还有 ${people} 人没有点名`,
    nameThem: '点名开工单',
    nobodyElse: '不再有人的原因（不写姓名）',
    sayWhy: '复查后没有人要办理',
    settled: (why: string) => `已复查：${why}`,
  },
  {
    heldOn: 'Held on',
    workersMet: 'Workers met',
    services: 'Services given',
    staying: 'Stay over the festival',
    goingHome: 'Go home',
    stayHint: 'Counts alone. Who goes home signs up themselves: do not ask before others.',
    agenciesVisited: 'Agencies visited',
    postsCollected: 'Posts collected',
    jobMoves: 'Changed post',
    wagesYuan: 'Wages recovered (yuan)',
    missing: 'What is missing',
    kind: 'What',
    people: 'People concerned',
    who: 'Who wants it looked after (a case each)',
    findThem: 'Family name, or the last four digits of the phone',
    note: 'What was said (sealed, for the cases only)',
    another: 'Another one',
    leaveOut: 'Leave out',
    record: 'Record what was found',
    recorded: 'Recorded',
    unnamed: (people: number) => `${people} people are not named yet`,
    nameThem: 'Name them',
    nobodyElse: 'Why there is nobody more (no names)',
    sayWhy: 'Nobody wants it looked after',
    settled: (why: string) => `Looked at again: ${why}`,
  },
)

type Route = 'POST /v1/visits/{visitId}/findings'
interface Typed extends Omit<Said<Route>['body'], 'wagesRecovered' | 'missing'> {
  readonly wagesYuan?: number
  readonly missing?: readonly {
    readonly kind?: CaseKind
    readonly people?: number
    readonly workerIds?: WorkerId[]
    readonly note?: string
  }[]
}

const needed: ReadonlySet<string> = new Set(['workersMet', 'staying', 'goingHome'])

interface Props {
  readonly visit: { readonly visitId: VisitId; readonly enterpriseId: EnterpriseId; readonly cityCode: string }
  readonly today: string
}

/** What a group found at an enterprise: counts, and what is missing; who wants something looked after has a case. */
export function FindingsForm({ visit: { visitId, enterpriseId, cityCode }, today }: Props) {
  const words = useWords(findingsWords)
  const say = useSay()
  const { message } = App.useApp()
  const people = usePeopleThere({ cityCode, enterpriseId })
  return (
    <ActForm<Route, Typed>
      address="POST /v1/visits/{visitId}/findings"
      initial={{ heldOn: today as CalendarDate }}
      submit={words.record}
      onDone={() => void message.success(words.recorded)}
      said={(_, { wagesYuan, missing = [], ...typed }) => ({
        params: { visitId },
        body: {
          ...(Object.fromEntries(Object.entries(typed).filter(([, value]) => value != null)) as typeof typed),
          ...(wagesYuan != null && { wagesRecovered: { minorUnits: Math.round(wagesYuan * 100), currency: 'CNY' } }),
          missing: missing.map((one) => ({
            kind: one.kind as (typeof missingKinds)[number],
            people: (one.people ?? one.workerIds?.length) as number,
            ...(one.workerIds && { workerIds: one.workerIds }),
            ...(one.note && { note: one.note }),
          })),
        },
      })}
    >
      <Form.Item<Typed> name="heldOn" label={words.heldOn} required>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <p className="quiet">{words.stayHint}</p>
      <Space wrap align="start">
        {findingsCounts.map((name) => (
          <Form.Item<Typed> key={name} name={name} label={words[name]} required={needed.has(name)}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
        ))}
        <Form.Item<Typed> name="wagesYuan" label={words.wagesYuan}>
          <InputNumber min={0} precision={2} />
        </Form.Item>
      </Space>
      <h4>{words.missing}</h4>
      <Form.List name="missing">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="one-of-many">
                <Space wrap align="start">
                  <Form.Item name={[name, 'kind']} label={words.kind} required>
                    <Select
                      style={{ minWidth: 150 }}
                      options={missingKinds.map((value) => ({ value, label: say(caseKindWords[value]) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'people']} label={words.people} required>
                    <InputNumber min={1} precision={0} />
                  </Form.Item>
                </Space>
                <Form.Item name={[name, 'workerIds']} label={words.who}>
                  <Select mode="multiple" placeholder={words.findThem} {...people} />
                </Form.Item>
                <Form.Item name={[name, 'note']} label={words.note}>
                  <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {words.leaveOut}
                </Button>
              </div>
            ))}
            <div>
              <Button style={{ marginBottom: 12 }} onClick={() => add({})}>
                {words.another}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </ActForm>
  )
}
