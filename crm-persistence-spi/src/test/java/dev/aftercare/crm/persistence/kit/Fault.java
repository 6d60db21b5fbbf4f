package dev.aftercare.crm.persistence.kit;

import dev.aftercare.crm.persistence.CrmStorage;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way to be wrong, and the test of the kit that is there to find it.
 *
 * @param name what is wrong
 * @param breaks makes a sound storage wrong
 * @param contract the nested class of the contract that holds the test; empty for a test on generated records
 * @param test the test's name, with the types of its parameters
 */
record Fault(String name, UnaryOperator<CrmStorage> breaks, String contract, String test) {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "conflict swallowed",
                    StoreFaults::conflictSwallowed,
                    "Documents",
                    "anUpdateOfAStaleVersionChangesNothingAndTheTransactionGoesOn"),
            new Fault(
                    "duplicate swallowed",
                    StoreFaults::duplicateSwallowed,
                    "Customers",
                    "anIdThatExistsIsADuplicateAndTheTransactionGoesOn"),
            new Fault(
                    "version ignored",
                    StoreFaults::versionIgnored,
                    "Races",
                    "ofWritersThatReplaceOneVersionOfATicketOneWins"),
            new Fault(
                    "documents in the order asked for",
                    StoreFaults::documentsInTheOrderAskedFor,
                    "Documents",
                    "documentsOfSomeIdsAreFoundByAscendingIdEachOnceAndNoOthers"),
            new Fault(
                    "answered when needed",
                    StoreFaults::answeredWhenNeeded,
                    "Documents",
                    "whatIsAskedForIsWhatWasThereWhenItWasAskedFor"),
            new Fault(
                    "done before, passed over",
                    StoreFaults::doneBeforePassedOver,
                    "HeldBack",
                    "aCommandThatWasDoneBeforeLeavesNothing"),
            new Fault(
                    "documents of two versions",
                    StoreFaults::documentsOfTwoVersions,
                    "Looks",
                    "everyRecordIsWholeWhileOthersChangeIt"),
            new Fault(
                    "due at now left out",
                    StoreFaults::dueAtNowLeftOut,
                    "Due",
                    "whatIsDueExactlyNowIsClaimedAndWhatIsDueLaterIsNot"),
            new Fault("lease end included", StoreFaults::leaseEndIncluded, "HandOver", "aLeaseEndsAtItsEnd"),
            new Fault(
                    "microseconds cut",
                    StoreFaults::microsecondsCut,
                    "Time",
                    "anInstantComesBackAsItWas(java.time.Instant)"),
            new Fault(
                    "half a batch",
                    StoreFaults::halfABatch,
                    "History",
                    "aSequenceThatExistsIsAConflictAndNoneOfTheBatchIsStored"),
            new Fault(
                    "identities claimed before the refusal",
                    StoreFaults::identitiesClaimedBeforeTheRefusal,
                    "Customers",
                    "anIdentityOfAnotherIsADuplicateAndNothingIsStored"),
            new Fault(
                    "lost claim counts",
                    StoreFaults::lostClaimCounts,
                    "Due",
                    "aClaimThatAnotherTookOverNoLongerCounts"),
            new Fault(
                    "claim not recorded",
                    StoreFaults::claimNotRecorded,
                    "Claims",
                    "noDueEntryIsClaimedTwiceAndNoneIsLeftOut"),
            new Fault(
                    "moved only to later",
                    StoreFaults::movedOnlyToLater,
                    "",
                    "transactionsGiveWhatTheReferenceAdapterGives(java.util.List)"),
            new Fault(
                    "handed over up to a mark",
                    StoreFaults::handedOverUpToAMark,
                    "HandOver",
                    "eventsAppendedAfterAClaimWaitForTheNextOne"),
            new Fault(
                    "events out of order",
                    StoreFaults::eventsOutOfOrder,
                    "Claims",
                    "relaysKeepTheOrderOfEachAggregateAndHandOverEveryEventOnce"),
            new Fault(
                    "ties the other way round",
                    StoreFaults::tiesTheOtherWayRound,
                    "Purchases",
                    "aPageListsTheCustomersLastFirstAndEqualInstantsByDescendingNumber"),
            new Fault(
                    "signed ids",
                    StoreFaults::signedIds,
                    "Customers",
                    "aPageListsTheFirstRegisteredFirstAndEqualInstantsById"),
            new Fault(
                    "a next page that is empty",
                    StoreFaults::aNextPageThatIsEmpty,
                    "Tickets",
                    "pagesAreStableWhileOthersInsertAndChange"),
            new Fault(
                    "identities without case",
                    StoreFaults::identitiesWithoutCase,
                    "Customers",
                    "identitiesAreComparedCharacterByCharacter"),
            new Fault(
                    "period end included",
                    StoreFaults::periodEndIncluded,
                    "Points",
                    "thePeriodOfTotalsIncludesItsFirstInstantAndExcludesItsLast"),
            new Fault(
                    "lists that can be changed",
                    StoreFaults::listsThatCanBeChanged,
                    "Misuse",
                    "whatIsReturnedCannotBeChanged"),
            new Fault(
                    "span end included",
                    StoreFaults::spanEndIncluded,
                    "Purchases",
                    "aSpanIncludesItsFirstInstantAndExcludesTheOneAfterIt"),
            new Fault(
                    "returns always by their own time",
                    StoreFaults::returnsAlwaysByTheirOwnTime,
                    "Purchases",
                    "aReturnCountsByItsOwnInstantOrByThatOfItsOrder"),
            new Fault(
                    "what a merge brought earned again",
                    StoreFaults::whatAMergeBroughtEarnedAgain,
                    "Points",
                    "earnedIsWhatWasEarnedOrMaturedAndNotWhatAMergeBrought"),
            new Fault(
                    "entries about another repeated",
                    StoreFaults::entriesAboutAnotherRepeated,
                    "Points",
                    "entriesAboutAnotherAreListedTheFirstFirstAboveASequence"),
            new Fault(
                    "accounts from the first again",
                    StoreFaults::accountsFromTheFirstAgain,
                    "Points",
                    "accountsAreListedByTheirCustomersIdsByteByByte"),
            new Fault(
                    "names of entries without case",
                    StoreFaults::namesOfEntriesWithoutCase,
                    "Points",
                    "anEntryIsFoundByItsNameInItsAccountOnly"),
            new Fault(
                    "characters outside the first plane lost",
                    StoreFaults::charactersOutsideTheFirstPlaneLost,
                    "Text",
                    "everyCharacterIsKept(java.lang.String)"),
            new Fault("long texts cut", StoreFaults::longTextsCut, "Text", "theLongestTextsAreKept"),
            new Fault(
                    "tenants without case",
                    TransactionFaults::tenantsWithoutCase,
                    "Tenancy",
                    "recordsOfAnotherTenantAreNotFound"),
            new Fault(
                    "held back from its own work",
                    TransactionFaults::heldBackFromItsOwnWork,
                    "HeldBack",
                    "aWorkReadsAtOnceWhatItWroteToWhatItHasLocked"),
            new Fault(
                    "held back and forgotten",
                    TransactionFaults::heldBackAndForgotten,
                    "HeldBack",
                    "whatAWorkWroteLastIsCommittedToo"),
            new Fault(
                    "late conflict after the commit",
                    TransactionFaults::lateConflictAfterTheCommit,
                    "HeldBack",
                    "aConflictComesBeforeTheCommitAndNothingIsLeft"),
            new Fault(
                    "late conflict swallowed",
                    TransactionFaults::lateConflictSwallowed,
                    "HeldBack",
                    "aConflictThatTheWorkCatchesUndoesTheCallOrEverything"),
            new Fault(
                    "committed in spite of the exception",
                    TransactionFaults::committedInSpiteOfTheException,
                    "Transactions",
                    "ifTheWorkThrowsNothingRemainsAndTheExceptionArrivesAsItIs"),
            new Fault(
                    "waiting events told",
                    StoreFaults::waitingEventsTold,
                    "Redaction",
                    "whatWaitsIsHandedOverRedactedAndNothingWaitsTwice"),
            new Fault(
                    "reasons forgotten",
                    StoreFaults::reasonsForgotten,
                    "History",
                    "theReasonOfAnEventIsKeptInHistoryTimelineAndHandOver"),
            new Fault(
                    "reasons that stay",
                    StoreFaults::reasonsThatStay,
                    "Redaction",
                    "everythingButTheBodyAndTheReasonStaysInHistoryAndTimeline"),
            new Fault(
                    "one redaction too many",
                    StoreFaults::oneRedactionTooMany,
                    "Redaction",
                    "aLimitIsKeptTheFirstComeFirstAndRedactedOnesAreNotCountedAgain"),
            new Fault(
                    "a commit lost now and then",
                    TransactionFaults::aCommitLostNowAndThen,
                    "Counting",
                    "noAcknowledgedVersionOfADocumentIsLost"),
            new Fault(
                    "a change overwritten now and then",
                    TransactionFaults::aChangeOverwrittenNowAndThen,
                    "Counting",
                    "noAcknowledgedPointsAreLostNorTheirEvents"),
            new Fault(
                    "work repeated",
                    TransactionFaults::workRepeated,
                    "Transactions",
                    "aWorkIsNeverRepeatedByTheStorage"),
            new Fault(
                    "inner joins outer",
                    TransactionFaults::innerJoinsOuter,
                    "Transactions",
                    "aTransactionInsideAnotherIsRefusedAndTheOuterOneGoesOn"),
            new Fault(
                    "actions before the commit",
                    TransactionFaults::actionsBeforeTheCommit,
                    "Transactions",
                    "actionsRunAfterTheCommitInTheirOrderOnTheSameThread"),
            new Fault(
                    "actions after a rollback",
                    TransactionFaults::actionsAfterARollback,
                    "Transactions",
                    "actionsDoNotRunIfTheTransactionDoesNotCommit"),
            new Fault(
                    "limit brought into bounds",
                    StoreFaults::limitBroughtIntoBounds,
                    "Misuse",
                    "aLimitOutOfBoundsIsInvalid(int)"),
            new Fault("any first version", StoreFaults::anyFirstVersion, "Misuse", "whatIsInsertedHasVersionOne"),
            new Fault(
                    "first schedule counts",
                    StoreFaults::firstScheduleCounts,
                    "Waits",
                    "aKeyThatTwoScheduleHasOneEntryAndTheLaterOneCounts(boolean)"),
            new Fault(
                    "poisoned by a refusal",
                    TransactionFaults::poisonedByARefusal,
                    "Points",
                    "aSecondAccountOfAHolderIsADuplicateAndNothingIsStored"));

    CrmStorage broken(CrmStorage sound) {
        return breaks.apply(sound);
    }

    @Override
    public String toString() {
        return name;
    }
}
