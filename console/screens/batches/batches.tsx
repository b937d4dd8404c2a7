import { Route, Routes } from 'react-router'
import { Batch } from './batch.tsx'
import { BatchList } from './batch-list.tsx'
import { StartBatch } from './start-batch.tsx'
import { StartReturns } from './start-returns.tsx'

/** 批次: the list, one of them, and the start of another of each kind, each at an address of its own. */
export function Screen() {
  return (
    <Routes>
      <Route index element={<BatchList />} />
      <Route path="new" element={<StartBatch />} />
      <Route path="new-returns" element={<StartReturns />} />
      <Route path=":batchId" element={<Batch />} />
    </Routes>
  )
}
