import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type LeaseAnswer, LeaseQuestions } from '../../../server/lease/lease-questions.ts';

const alive: LeaseAnswer = { type: 'alive', remainingMs: 5_000 };
const notFound: LeaseAnswer = { type: 'notFound' };
const leader = 2;

test('an answer to what an earlier life of the node asked is of another lease, and answers nothing', async () => {
  const [earlier, questions] = [17, 4_711].map((boot) => new LeaseQuestions(10, 1_000, boot)) as [
    LeaseQuestions,
    LeaseQuestions,
  ];
  const late = earlier.open(leader, 0);
  const { id, answer } = questions.open(leader, 0);
  questions.answered(leader, late.id, notFound);
  questions.answered(leader, id, alive);
  assert.equal(await answer, alive);
});

test('an answer of somebody else is none, and without one in time the question counts as refused', async () => {
  const questions = new LeaseQuestions(10, 1_000, 0);
  const { id, answer } = questions.open(leader, 0);
  questions.answered(3, id, notFound);
  questions.expire(999);
  questions.expire(1_000);
  assert.equal(await answer, { type: 'refused' });
});

test.run();
