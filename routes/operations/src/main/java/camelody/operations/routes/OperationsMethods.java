package camelody.operations.routes;

import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.NoParams;
import camelody.messaging.methods.Results;
import camelody.operations.DeadLetterQuery;
import camelody.operations.DeadLettersQuery;
import camelody.operations.DiscardedLetters;
import camelody.operations.Letter;
import camelody.operations.LetterChoice;
import camelody.operations.QueueDepth;
import camelody.operations.ReplayedLetters;
import camelody.operations.WorkerReport;

/** Lists what operations answers, to administrators only. */
final class OperationsMethods {
  static final MethodTable TABLE =
      MethodTable.of("operations", "Looks after the running system")
          .read(
              "workers",
              NoParams.class,
              Results.listOf(WorkerReport.class),
              Access.ADMINISTRATOR,
              "Asks every process who it is and how it fares; answers those alive.")
          .read(
              "queues",
              NoParams.class,
              Results.listOf(QueueDepth.class),
              Access.ADMINISTRATOR,
              "Lists the queues with the messages that wait and the consumers that serve them.")
          .read(
              "deadLetters",
              DeadLettersQuery.class,
              Results.pageOf(Letter.class),
              Access.ADMINISTRATOR,
              "Lists the dead letters of a queue, or of all; that changes nothing.")
          .read(
              "deadLetter",
              DeadLetterQuery.class,
              Letter.class,
              Access.ADMINISTRATOR,
              "Shows one dead letter.")
          .write(
              "replay",
              LetterChoice.class,
              ReplayedLetters.class,
              Access.ADMINISTRATOR,
              "Sends a dead letter, or all, back to the queue in which it failed; safe to repeat.")
          .write(
              "discard",
              LetterChoice.class,
              DiscardedLetters.class,
              Access.ADMINISTRATOR,
              "Throws a dead letter, or all, away.")
          .build();

  private OperationsMethods() {}
}
