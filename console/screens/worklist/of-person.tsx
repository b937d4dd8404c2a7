import { Button } from 'antd'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import type { ItemOf } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** Somebody whose record says more, and where it is settled. */
export function OfPerson({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  return (
    <Link to={addresses.worker(item.subject['workerId'] ?? '')}>
      <Button type="primary">{words.openPerson}</Button>
    </Link>
  )
}
