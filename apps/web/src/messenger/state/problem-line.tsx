import { Banner } from '@chancery/ui'
import type { Problem as ProblemInWords } from './problem.ts'

/** A problem where it arose, told at once. */
export function Problem({ problem }: { readonly problem: ProblemInWords | undefined }) {
  return problem === undefined ? null : (
    <Banner tone="danger" role="alert">
      {problem.text}
    </Banner>
  )
}
