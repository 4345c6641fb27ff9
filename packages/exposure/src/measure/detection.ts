/**
 * What all measures of detection start from, each in ascending order: the scores of what is wanted, and those of
 * everything, what is wanted included. Both must hold numbers of the same precision.
 */
export interface Scores {
  readonly wanted: ArrayLike<number>
  readonly all: ArrayLike<number>
}

/** Parts scores by truth: 1 is wanted, 0 is not, anything else is left out. */
export function splitScores(scores: ArrayLike<number>, truth: ArrayLike<number>): Scores {
  const wanted: number[] = []
  const all: number[] = []
  for (let i = 0; i < scores.length; i++) {
    if (truth[i] === 1) wanted.push(scores[i] as number)
    if (truth[i] === 1 || truth[i] === 0) all.push(scores[i] as number)
  }
  return { wanted: Float64Array.from(wanted).sort(), all: Float64Array.from(all).sort() }
}

/** How well a score tells wanted from unwanted over all thresholds. */
export interface Detection {
  /** Area under the ROC curve: the chance that something wanted scores higher than something unwanted; ties count half. */
  readonly auc: number
  /** Average precision: the mean of the precision at each recall, equal scores as one step (as scikit-learn does). */
  readonly averagePrecision: number
}

/** Area under the curve and average precision; 0.5 and 0 where nothing is wanted, or everything. */
export function detect(scores: Scores): Detection {
  const positives = scores.wanted.length
  const negatives = scores.all.length - positives
  let wins = 0
  let precision = 0
  visitSteps(scores, (step) => {
    if (step.equalWanted === 0) return false
    wins += step.equalWanted * (negatives - step.unwanted - step.equalUnwanted / 2)
    const taken = step.wanted + step.equalWanted
    precision += (step.equalWanted * taken) / (taken + step.unwanted + step.equalUnwanted)
    return step.wanted + step.equalWanted === positives
  })
  return {
    auc: positives * negatives === 0 ? 0.5 : wins / (positives * negatives),
    averagePrecision: positives === 0 ? 0 : precision / positives,
  }
}

/**
 * The share of wanted among the `k` highest scores; where the last place falls on equal scores, the mean over their orders.
 * With k = the number of what is wanted it is the precision at E.
 */
export function precisionAt(k: number, scores: Scores): number {
  let hits = scores.wanted.length
  visitSteps(scores, (step) => {
    const room = k - step.wanted - step.unwanted
    const equal = step.equalWanted + step.equalUnwanted
    if (room > equal) return false
    hits = step.wanted + (room * step.equalWanted) / equal
    return true
  })
  return k <= 0 ? 0 : hits / k
}

/** The share of wanted that scores above all but a share `rate` of the unwanted; between two scores by a straight line. */
export function truePositiveRateAt(rate: number, scores: Scores): number {
  const positives = scores.wanted.length
  const negatives = scores.all.length - positives
  if (positives === 0 || negatives === 0) return 0
  let hits = positives
  visitSteps(scores, (step) => {
    const room = rate * negatives - step.unwanted
    if (room >= step.equalUnwanted) return false
    hits = step.wanted + (room / step.equalUnwanted) * step.equalWanted
    return true
  })
  return hits / positives
}

/** Equal scores, and how much scores higher. */
interface Step {
  readonly wanted: number
  readonly unwanted: number
  readonly equalWanted: number
  readonly equalUnwanted: number
}

/** Visits each score once, from the highest down, until the visitor says that it is done. */
function visitSteps({ wanted, all }: Scores, isDone: (step: Step) => boolean): void {
  let w = wanted.length
  for (let a = all.length; a > 0;) {
    const score = all[a - 1]
    const [w0, a0] = [w, a]
    do a--
    while (a > 0 && all[a - 1] === score)
    while (w > 0 && wanted[w - 1] === score) w--
    const above = wanted.length - w0
    const step = {
      wanted: above,
      unwanted: all.length - a0 - above,
      equalWanted: w0 - w,
      equalUnwanted: a0 - a - w0 + w,
    }
    if (isDone(step)) return
  }
}
