import type { DecisionReason } from './decision-reason.ts'

/**
 * How sure a part of the map is. `sure`: it comes out again in nearly all resamples of the days, from many observations;
 * `likely`: in most of them; `guess`: more often than by chance; `too-little`: nothing should be said about it.
 */
export type Sureness = 'sure' | 'likely' | 'guess' | 'too-little'

/** What every statement of the map carries. */
export interface MapStatement {
  readonly sureness: Sureness
  /** The share of resamples of the days in which it came out again, 0 … 1. */
  readonly stability: number
  /** How many observations (messages, answers, lines) it rests on. */
  readonly count: number
}

/** What an outsider draws of an organization from who wrote where and when, without a word of what was said. */
export interface OrganizationMap {
  /** What it was drawn from. */
  readonly observed: MapObserved
  /** One for each person of the log, in order of their numbers. */
  readonly people: readonly MapPerson[]
  /** Largest first; empty where the chats show no departments. People of no department are in none. */
  readonly departments: readonly MapDepartment[]
  /** Everybody who says enough, the likeliest decision-maker first. */
  readonly decisionMakers: readonly DecisionMaker[]
  /** Who may report to whom; only where something speaks for it. */
  readonly reportingLines: readonly ReportingLine[]
  /** Who answers whom, the most frequent first. */
  readonly answers: readonly AnswerPair[]
  /** Who connects departments, the strongest first. */
  readonly brokers: readonly MapBroker[]
  /** How close two people are, the closest first; each pair once. */
  readonly ties: readonly MapTie[]
  /** When who works: of everybody first, then of each department. */
  readonly hours: readonly MapHours[]
}

/** How much there was to draw from. */
export interface MapObserved {
  readonly messages: number
  /** Who wrote anything. */
  readonly writers: number
  readonly groups: number
  /** Days on which anything was written. */
  readonly days: number
  readonly acts: number
  readonly mentions: number
  /** Milliseconds; absent where there is no message. */
  readonly first?: number
  readonly last?: number
  /** Whether there is enough for departments and decision-makers at all. */
  readonly isEnough: boolean
}

/** One person's place. */
export interface MapPerson extends MapStatement {
  readonly person: number
  readonly messages: number
  /** The chats in which somebody wrote, was named, or was added. */
  readonly groups: readonly number[]
  /** Index in {@link OrganizationMap.departments}; absent where it is too little to say. Sureness and stability are of this. */
  readonly department?: number
  /** Minutes, half of the time, until this person answers; absent with fewer than five answers. */
  readonly answersInMinutes?: number
}

/** People who belong together. */
export interface MapDepartment extends MapStatement {
  /** The one with most ties inside first. */
  readonly members: readonly number[]
  readonly messages: number
  /** The share of its members' ties that stay inside, 0 … 1. */
  readonly cohesion: number
  /** The chats that are mostly its own, the one with most of its messages first: their names may say what it is. */
  readonly groups: readonly number[]
}

/** Somebody who may decide, and why one would think so. */
export interface DecisionMaker extends MapStatement {
  readonly person: number
  /** From 0 to 1; comparable only within one map. */
  readonly score: number
  /** What speaks for it, the strongest first; never empty among those who are `sure` or `likely`. */
  readonly reasons: readonly DecisionReason[]
}

/** Who may be whose superior. */
export interface ReportingLine extends MapStatement {
  readonly person: number
  readonly superior: number
}

/** Somebody who answers somebody else. */
export interface AnswerPair extends MapStatement {
  /** Who is answered. */
  readonly asker: number
  readonly answerer: number
  /** Half of the answers come within this. */
  readonly medianMinutes: number
}

/** Somebody through whom departments are connected. */
export interface MapBroker extends MapStatement {
  readonly person: number
  /** Indexes of the departments that this person has ties with, the own one among them, the strongest first. */
  readonly departments: readonly number[]
  /** The share of the shortest paths between others that lead through this person, 0 … 1. */
  readonly between: number
}

/** How close two people are. */
export interface MapTie extends MapStatement {
  readonly a: number
  readonly b: number
  /** 1 for the closest two of the map. */
  readonly weight: number
  /** How often `a` spoke right after `b`, and the other way round, or mentioned them. */
  readonly aToB: number
  readonly bToA: number
}

/** Hours of activity by the wall clock of the exports. */
export interface MapHours extends MapStatement {
  /** Index in {@link OrganizationMap.departments}; absent for everybody together. */
  readonly department?: number
  /** 168 numbers of messages: from Monday, 0 to 1 o'clock, in rows of 24 hours. */
  readonly counts: readonly number[]
  /** The hours between which half of the messages are written, such as 10 and 15.5, on days of work. */
  readonly from?: number
  readonly to?: number
  /** The share of messages on weekends, 0 … 1. */
  readonly weekendShare: number
}
