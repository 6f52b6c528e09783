#pragma once

#include <span>

namespace advisory::storage {

/// One step of the schema: single statements, run in one transaction.
using Migration = std::span<const char* const>;

/// The first schema, a step for each subject. docs/schema.md tells what the tables keep.
Migration messages_schema();
Migration advisories_schema();
Migration inventory_schema();
Migration verdicts_schema();
Migration alerts_schema();
Migration mailboxes_schema();

/// Workarounds, makers' answers, other ids, severity words, model lists, and what a later
/// update states anew.
Migration facts_schema();

/// What is registered no longer, bills of materials with their history, watch terms.
Migration registrations_schema();

/// Verdicts that changed, and what people decided about those that became less grave.
Migration changes_schema();

/// How far stored mails were flagged or moved on the server.
Migration tidying_schema();
/// The index of words, and how far it is.
Migration text_index_schema();
/// Which files of a Maildir were taken, and where interrupted back-fills go on.
Migration arrivals_schema();
/// Expected senders with their silences and gaps, and the ledger of what was collected.
Migration collection_schema();
/// Mails that a server does not give.
Migration refusals_schema();
/// Numbers that are far ahead, since when a folder is read, alerts on folders that fail.
Migration watching_schema();

/// All components that an alert is about.
Migration grouping_schema();

/// What an alert on a product is at least.
Migration product_severity_schema();

/// Mails at which the session ended.
Migration cuts_schema();

/// Sinks and how far each is, acknowledgements, and what alerts tell besides.
Migration alerting_schema();

}  // namespace advisory::storage
