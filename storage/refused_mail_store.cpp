#include "storage/refused_mail_store.hpp"

#include <algorithm>

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

void RefusedMailStore::record(std::string_view mailbox,
                              std::string_view folder,
                              const Failure& failure,
                              const Error& error,
                              Time when)
{
    WholeWrite whole{db_.connection()};
    Query forget{db_.connection(), R"sql(
        DELETE FROM refused_mail
              WHERE mailbox = ?
                AND folder = ?
                AND uid_validity <> ?
                AND set_aside_at IS NULL
    )sql"};
    forget.bind(mailbox, folder, failure.uid_validity).run();

    Query write{db_.connection(), R"sql(
        INSERT INTO refused_mail (mailbox, folder, uid_validity, first_uid, last_uid, failures,
                                  is_breach, is_cut, since, error)
             VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
        ON CONFLICT (mailbox, folder, uid_validity, first_uid, last_uid) DO UPDATE
                SET failures = failures + 1,
                    is_breach = MAX(is_breach, excluded.is_breach),
                    is_cut = MAX(is_cut, excluded.is_cut),
                    error = excluded.error
    )sql"};
    write.bind(mailbox,
               folder,
               failure.uid_validity,
               failure.first_uid,
               failure.last_uid,
               failure.cause == Cause::breach,
               failure.cause == Cause::cut,
               when,
               error.message);
    write.run();
    whole.commit();
}

RefusedMailStore::Known RefusedMailStore::known(std::string_view mailbox,
                                                std::string_view folder,
                                                Cursor cursor)
{
    Query query{db_.connection(), R"sql(
        SELECT uid_validity, first_uid, last_uid, failures, is_breach, is_cut
          FROM refused_mail
         WHERE mailbox = ?
           AND folder = ?
           AND set_aside_at IS NULL
           AND (uid_validity <> ? OR last_uid > ?)
         ORDER BY first_uid
    )sql"};
    query.bind(mailbox, folder, cursor.uid_validity, cursor.last_uid);

    Known known;
    while (query.step()) {
        Failure failure;
        int failures = 0;
        bool is_breach = false;
        bool is_cut = false;
        query.read(known.uid_validity,
                   failure.first_uid,
                   failure.last_uid,
                   failures,
                   is_breach,
                   is_cut);
        // A line that is cut now and then has other mails under way each time: to ask for them one
        // by one would make it slower still. What is the same mails again may be one of them.
        const bool is_alone = failure.first_uid == failure.last_uid;
        if (is_cut && !is_breach && !is_alone && failures < cuts_of_a_batch)
            continue;
        known.last_uid = std::max(known.last_uid, failure.last_uid);
        const int enough = is_cut ? patience_with_lines : patience;
        if (!is_alone || failures < enough)
            continue;
        if (!is_breach && !is_cut)
            known.refused.push_back(failure.first_uid);
        else
            (failures < enough + patience ? known.unannounced : known.unasked)
                .push_back(failure.first_uid);
    }
    return known;
}

RefusedMailStore::SetAside RefusedMailStore::set_aside(std::string_view mailbox,
                                                       std::string_view folder,
                                                       Cursor place,
                                                       std::string_view advisory_id,
                                                       Time when)
{
    // A mail that the server calls empty was never refused, and is set aside at once.
    Query write{db_.connection(), R"sql(
        INSERT INTO refused_mail (mailbox, folder, uid_validity, first_uid, last_uid, failures,
                                  is_breach, since, error, set_aside_at, advisory_id)
             VALUES (?1, ?2, ?3, ?4, ?4, 0, 0, ?5, 'the server says that it has no text', ?5, ?6)
        ON CONFLICT (mailbox, folder, uid_validity, first_uid, last_uid) DO UPDATE
                SET set_aside_at = COALESCE(set_aside_at, excluded.set_aside_at),
                    advisory_id = excluded.advisory_id
          RETURNING error
    )sql"};
    SetAside mail{
        .mailbox = std::string{mailbox},
        .folder = std::string{folder},
        .uid_validity = place.uid_validity,
        .uid = place.last_uid,
        .when = when,
        .advisory_id = std::string{advisory_id},
        .error = {},
    };
    if (write.bind(mailbox, folder, mail.uid_validity, mail.uid, when, advisory_id).step())
        write.read(mail.error);
    write.run();
    return mail;
}

void RefusedMailStore::forget_read(std::string_view mailbox, std::string_view folder, Cursor cursor)
{
    Query write{db_.connection(), R"sql(
        DELETE FROM refused_mail
              WHERE mailbox = ?
                AND folder = ?
                AND set_aside_at IS NULL
                AND (uid_validity <> ? OR last_uid <= ?)
    )sql"};
    write.bind(mailbox, folder, cursor.uid_validity, cursor.last_uid).run();
}

std::vector<RefusedMailStore::SetAside> RefusedMailStore::all_set_aside()
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox, folder, uid_validity, first_uid, set_aside_at, advisory_id, error
          FROM refused_mail
         WHERE set_aside_at IS NOT NULL
         ORDER BY set_aside_at, mailbox, folder, first_uid
    )sql"};

    std::vector<SetAside> mails;
    while (query.step()) {
        auto& [mailbox, folder, validity, uid, when, advisory_id, error] = mails.emplace_back();
        query.read(mailbox, folder, validity, uid, when, advisory_id, error);
    }
    return mails;
}

}  // namespace advisory::storage
