import { Alert, App, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { AgreementId } from '../../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { Money } from '../../../domain/kernel/money.ts'
import { workplaces } from '../../../domain/kernel/places/cities.ts'
import { skillGrades } from '../../../domain/surveys/skill-grades.ts'
import { ActForm } from '../../parts/act-form.tsx'
import type { ItemOf, Said } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { HoursFields } from './hours-fields.tsx'

type JobOrder = ItemOf<'GET /v1/job-orders'>
type Report = Said<'POST /v1/job-orders'>['body']
type Given = JobOrder['board']['given']

interface TypedProvision {
  readonly given: Given
  readonly monthlyCost?: number
}

/** As it is typed: money in yuan. */
export interface TypedOrder
  extends Omit<
    Report,
    'monthlyWage' | 'baseWage' | 'board' | 'lodging' | 'requiredSkill' | 'requiredBrand' | 'remarks' | 'hazardous'
  > {
  readonly requiredBrand?: { readonly brandId?: string | null; readonly grade?: number }
  readonly monthlyWage: number
  readonly baseWage?: number
  readonly board: TypedProvision
  readonly lodging: TypedProvision
  readonly requiredSkill?: string
  readonly remarks?: string
  readonly hazardous?: boolean
}

interface Props {
  readonly order?: JobOrder
  /** Those in force, under which one is reported. */
  readonly agreements: readonly { readonly id: AgreementId; readonly lastDay: CalendarDate }[]
  readonly onClose: () => void
}

/** A vacancy, reported on behalf of its enterprise or changed; what the law does not allow is refused at its field. */
export function JobOrderForm({ order, agreements, onClose }: Props) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  const done = (said: string) => () => {
    message.success(said)
    onClose()
  }
  const [agreement] = agreements
  if (!order)
    return (
      <ActForm<'POST /v1/job-orders', TypedOrder>
        address="POST /v1/job-orders"
        initial={{ ...(agreement && { agreementId: agreement.id }), ...usual }}
        submit={words.report}
        onCancel={onClose}
        onDone={done(words.reported)}
        said={(typed) => ({ body: reported(typed) })}
      >
        <Fields>
          {agreements.length > 1 && (
            <Form.Item<TypedOrder> name="agreementId" label={words.agreement} required>
              <Select options={agreements.map(({ id, lastDay }) => ({ value: id, label: words.until(lastDay) }))} />
            </Form.Item>
          )}
          {agreements.length === 1 && (
            <Form.Item<TypedOrder> name="agreementId" hidden>
              <Input />
            </Form.Item>
          )}
        </Fields>
      </ActForm>
    )
  return <ChangeOrder order={order} onClose={onClose} onDone={done(words.changed)} />
}

interface ChangeProps {
  readonly order: JobOrder
  readonly onClose: () => void
  readonly onDone: () => void
}

function ChangeOrder({ order, onClose, onDone }: ChangeProps) {
  const words = useWords(enterprisesWords)
  const read = useAnswer('GET /v1/job-orders/{jobOrderId}', { params: { jobOrderId: order.id } })
  const isAsked = (read.data?.places.batches.length ?? 0) > 0
  const { minimumWage } = order
  return (
    <>
      {isAsked && <Alert type="info" showIcon title={words.onlyHeadcount} style={{ marginBottom: 8 }} />}
      {minimumWage && minimumWage.checked !== 'not-checked' && (
        <p className="quiet">{words.checkedAgainst(minimumWage.place)}</p>
      )}
      <ActForm<'PATCH /v1/job-orders/{jobOrderId}', TypedOrder>
        address="PATCH /v1/job-orders/{jobOrderId}"
        initial={typedOf(order)}
        submit={words.save}
        onCancel={onClose}
        onDone={onDone}
        said={(typed) => {
          const body = reported(typed)
          return { params: { jobOrderId: order.id }, body: { ...body, requiredBrand: body.requiredBrand ?? null } }
        }}
      >
        <Fields />
      </ActForm>
    </>
  )
}

function Fields({ children }: { children?: ReactNode }) {
  const words = useWords(enterprisesWords)
  const { language } = useLanguage()
  const shifts = [
    { value: 'day', label: words.day },
    { value: 'night', label: words.night },
    { value: 'two-shift', label: words.twoShift },
    { value: 'three-shift', label: words.threeShift },
  ]
  const places = workplaces.map(({ code, name, pinyin, province, provinceEn }) => ({
    value: code,
    label: language === 'zh' ? `${name}（${province}）` : `${pinyin}, ${provinceEn}`,
    sought: `${name} ${pinyin} ${province} ${code}`.toLowerCase(),
  }))
  const sought = { filterOption: (typed: string, option?: { sought: string }) => soughtIn(typed, option) }
  return (
    <>
      <p className="quiet">{words.wordsRule}</p>
      {children}
      <Form.Item<TypedOrder> name="post" label={words.post} required>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item<TypedOrder> name="headcount" label={words.headcount} required>
        <InputNumber min={1} max={5000} precision={0} />
      </Form.Item>
      <Form.Item<TypedOrder> name="startDate" label={words.startDate} required>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item<TypedOrder> name="cityCode" label={words.city} required>
        <Select options={places} showSearch={sought} />
      </Form.Item>
      <Form.Item<TypedOrder> name="site" label={words.site} required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item<TypedOrder> name="monthlyWage" label={words.wage} extra={words.wageRule} required>
        <InputNumber min={0} precision={2} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item<TypedOrder> name="baseWage" label={words.baseWage} required>
        <InputNumber min={0} precision={2} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item<TypedOrder> name="payDay" label={words.payDay} required>
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
      <Form.Item<TypedOrder> name="shift" label={words.shift} required>
        <Select options={shifts} />
      </Form.Item>
      <HoursFields />
      <ProvisionFields name="board" label={words.board} />
      <ProvisionFields name="lodging" label={words.lodging} />
      <Form.Item<TypedOrder> name="requiredSkill" label={words.skill} required>
        <Input maxLength={20} />
      </Form.Item>
      <BrandFields />
      <Form.Item<TypedOrder> name="hazardous" valuePropName="checked">
        <Checkbox>{words.hazardous}</Checkbox>
      </Form.Item>
      <Form.Item<TypedOrder> name="remarks" label={words.remarks} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  )
}

/** A certificate of a labour brand that workers must hold, and of which grade at least. */
function BrandFields() {
  const words = useWords(enterprisesWords)
  const say = useSay()
  const brands = useAnswer('GET /v1/labour-brands', {})
  const chosen: unknown = Form.useWatch(['requiredBrand', 'brandId'])
  return (
    <>
      <Form.Item<TypedOrder> name={['requiredBrand', 'brandId']} label={words.brand} extra={words.brandRule}>
        <Select
          allowClear
          options={brands.data?.items.map(({ brandId, name, trade }) => ({
            value: brandId,
            label: `${say(name)}（${say(trade)}）`,
          }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      {typeof chosen === 'string' && (
        <Form.Item<TypedOrder> name={['requiredBrand', 'grade']} label={words.brandGrade} initialValue={5} required>
          <Select options={skillGrades.map(({ grade, name }) => ({ value: grade, label: say(name) }))} />
        </Form.Item>
      )}
    </>
  )
}

function soughtIn(typed: string, option?: { sought: string }): boolean {
  return option?.sought.includes(typed.trim().toLowerCase()) ?? false
}

function ProvisionFields({ name, label }: { name: 'board' | 'lodging'; label: string }) {
  const words = useWords(enterprisesWords)
  return (
    <>
      <Form.Item<TypedOrder> name={[name, 'given']} label={label} required>
        <Select
          options={[
            { value: 'no', label: words.notGiven },
            { value: 'free', label: words.free },
            { value: 'paid', label: words.paid },
          ]}
        />
      </Form.Item>
      <Form.Item<TypedOrder> noStyle dependencies={[[name, 'given']]}>
        {({ getFieldValue }) =>
          getFieldValue([name, 'given']) === 'paid' && (
            <Form.Item<TypedOrder> name={[name, 'monthlyCost']} label={words.monthlyCost} required>
              <InputNumber min={0} precision={2} />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  )
}

const usual: Partial<TypedOrder> = {
  shift: 'day',
  hoursPerWeek: 40,
  board: { given: 'free' },
  lodging: { given: 'free' },
}

function money(yuan: number): Money {
  return { minorUnits: Math.round(yuan * 100), currency: 'CNY' }
}

/** What is missing stays missing, and is refused at its field. */
function reported({ monthlyWage, baseWage, board, lodging, requiredBrand, ...typed }: TypedOrder): Report {
  const { requiredSkill = null, remarks = '', hazardous = false } = typed
  return {
    ...typed,
    requiredSkill,
    remarks,
    hazardous,
    ...(monthlyWage !== undefined && { monthlyWage: money(monthlyWage) }),
    ...(baseWage !== undefined && { baseWage: money(baseWage) }),
    ...(requiredBrand?.brandId && { requiredBrand }),
    board: provisionOf(board),
    lodging: provisionOf(lodging),
  } as Report
}

function provisionOf({ given, monthlyCost }: TypedProvision): Report['board'] {
  if (given !== 'paid') return { given }
  return { given, ...(monthlyCost !== undefined && { monthlyCost: money(monthlyCost) }) } as Report['board']
}

function typedOf(order: JobOrder): Partial<TypedOrder> {
  const {
    post,
    headcount,
    cityCode,
    site,
    shift,
    hoursPerWeek,
    hoursPerDay,
    overtimePay,
    hoursApproval,
    payDay,
    startDate,
  } = order
  const { monthlyWage, baseWage, board, lodging, requiredSkill, requiredBrand, hazardous, remarks } = order
  return {
    post,
    headcount,
    cityCode,
    site,
    shift,
    hoursPerWeek,
    startDate,
    hazardous,
    remarks,
    ...(hoursPerDay !== undefined && { hoursPerDay }),
    ...(overtimePay && { overtimePay }),
    ...(hoursApproval && { hoursApproval }),
    ...(payDay !== undefined && { payDay }),
    ...(requiredSkill !== null && { requiredSkill }),
    ...(requiredBrand && { requiredBrand }),
    monthlyWage: monthlyWage.minorUnits / 100,
    ...(baseWage && { baseWage: baseWage.minorUnits / 100 }),
    board: typedProvision(board),
    lodging: typedProvision(lodging),
  }
}

function typedProvision(provision: JobOrder['board']): TypedProvision {
  if (provision.given !== 'paid') return { given: provision.given }
  return { given: 'paid', monthlyCost: provision.monthlyCost.minorUnits / 100 }
}
