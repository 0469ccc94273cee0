// The types of the start page and of the end of a lesson.
import type { CommonTraits, NotebookLink } from "../shared/types.js";

/** How far a learner has come with a lesson. */
export type Progress = "new" | "begun" | "done";

export type LessonCard = NotebookLink & {
  readonly slug: string;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
  readonly audience: readonly string[];
  readonly parts: readonly string[];
  readonly state: Progress;
};

export type QuizCard = NotebookLink & { readonly title: string; readonly folder: string; readonly begun: boolean };

export type LanguageLink = NotebookLink & { readonly code: string; readonly name: string };

export type StartTraits = CommonTraits & {
  who: string;
  groups: Readonly<Record<string, readonly string[]>>;
  country: string;
  languages: readonly LanguageLink[];
  lessons: readonly LessonCard[];
  quizzes: readonly QuizCard[];
  practice: Readonly<Record<string, NotebookLink>>;
  folder: string;
  kept: readonly string[];
  memory_only: boolean;
  fault: string;
};

export type Following = NotebookLink & { readonly title: string; readonly minutes: number };

export type WayTraits = CommonTraits & {
  following: Following | Record<string, never>;
  start: NotebookLink | Record<string, never>;
  done: boolean;
  memory_only: boolean;
  fault: string;
};
