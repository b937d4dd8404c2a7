import { Button, Form, type FormInstance, Space } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { Acting, Answer, Said } from '../service/call.ts'
import { isProblem, type Problem } from '../service/problem.ts'
import { useAct } from '../service/use-act.ts'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Refusal } from './refusal.tsx'

interface Props<At extends Acting, Typed extends object> {
  readonly address: At
  /** What is sent for what was typed: without blanks, or `whole` as it stands in the fields. Null: nothing, as it says itself. */
  readonly said: (typed: Typed, whole: Typed) => Said<At> | null
  readonly initial?: Partial<Typed>
  readonly onDone?: (answer: Answer<At>) => void
  readonly onRefused?: (problem: Problem) => void
  /** What stands in the fields now, where other things on screen follow it. */
  readonly onTyped?: (typed: Typed) => void
  readonly onCancel?: () => void
  /** What the button says. */
  readonly submit: string
  readonly danger?: boolean
  /** `Form.Item`s named as the fields of the body are, so that a refusal finds them. */
  readonly children: ReactNode | ((form: FormInstance<Typed>, refused: Problem | null) => ReactNode)
  /** Beside the button. */
  readonly beside?: ReactNode
}

/**
 * A form that does something by a route. Of a refusal each error stands at its field (`#/contact/phone` at `['contact', 'phone']`, or at
 * `contact` where the form has no such part; `#/contact` at the first of its parts), and the first of them is put into sight; everything
 * else stands above the form.
 */
export function ActForm<At extends Acting, Typed extends object>(props: Props<At, Typed>) {
  const { address, said, initial, onDone, onRefused, onTyped, onCancel, submit, danger, children, beside } = props
  const words = useWords(sharedWords)
  const [form] = Form.useForm<Typed>()
  const act = useAct(address, onDone ? { onDone } : {})
  const refused = isProblem(act.error) ? act.error : null
  useEffect(() => {
    if (!refused) return
    const atFields = refused.errors.flatMap((error) => {
      const name = fieldOf(error.pointer, form)
      return name ? [{ name: name as never, errors: [error.detail] }] : []
    })
    form.setFields(atFields)
    const [first] = atFields
    if (first) form.scrollToField(first.name, { focus: true, block: 'center' })
  }, [refused, form])
  // Where every error has its field, the sentence above them would only repeat.
  const isAllPlaced = refused && refused.errors.length > 0 && refused.errors.every((one) => fieldOf(one.pointer, form))
  const send = (typed: Typed) => {
    const toSend = said((withoutBlanks(typed) ?? {}) as Typed, typed)
    if (toSend === null) return act.reset()
    act.mutate(toSend, { onError: (error) => isProblem(error) && onRefused?.(error) })
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark="optional"
      {...(initial && { initialValues: initial })}
      onValuesChange={(changed: object, typed: Typed) => {
        forgetErrors(changed, form)
        onTyped?.(typed)
      }}
      onFinish={send}
    >
      {act.error && !isAllPlaced && (
        <div style={{ marginBottom: 12 }}>
          <Refusal error={act.error} />
        </div>
      )}
      {typeof children === 'function' ? children(form, refused) : children}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={act.isPending} danger={danger ?? false}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{words.cancel}</Button>}
        {beside}
      </Space>
    </Form>
  )
}

type FieldName = (string | number)[]

/** The form's field of that pointer, or the nearest around it, or the first of its parts: a span is refused as one. */
function fieldOf<Typed>(pointer: string, form: FormInstance<Typed>): FieldName | undefined {
  const path = pointer
    .replace(/^(?:#\/|query\/)/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const all = form.getFieldsError().map(({ name }) => name as FieldName)
  // A list of lines is a field that shows no error: its lines do.
  const names = all.filter(
    (name) => !all.some((one) => one.length > name.length && name.every((part, at) => part === one[at])),
  )
  const around = names.filter((name) => name.every((part, index) => String(part) === path[index]))
  const inside = () => names.find((name) => path.every((part, index) => String(name[index]) === part))
  return around.toSorted((one, other) => other.length - one.length)[0] ?? inside()
}

/** What is typed anew is no longer what was refused. */
function forgetErrors<Typed>(changed: object, form: FormInstance<Typed>): void {
  const refused = form
    .getFieldsError()
    .filter(({ name, errors }) => errors.length > 0 && isIn(changed, name as FieldName))
  form.setFields(refused.map(({ name }) => ({ name: name as never, errors: [] })))
}

function isIn(values: unknown, name: FieldName): boolean {
  const found = name.reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], values)
  return found !== undefined
}

/** Nothing typed is nothing said. */
function withoutBlanks(typed: unknown): unknown {
  if (typeof typed === 'string') return typed.trim()
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed)) return typed
  const known = Object.entries(typed).flatMap(([name, value]) => {
    const left = withoutBlanks(value)
    return left === undefined || left === null || left === '' ? [] : [[name, left] as const]
  })
  return known.length > 0 ? Object.fromEntries(known) : undefined
}
