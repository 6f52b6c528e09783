#include "ingest/raised_alerts.hpp"

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

struct Sample {
    Sample()
    {
        advisory.id = "JPCERT-AT-2026-0001";
        advisory.title = "title";
        advisory.items.resize(1);
        advisory.items[0].cvss = {{"3.1", "", 9.8}};
        product.product_id = "MON";
        product.version = "1.0";
        component.name = "OpenSSL";
        component.version = "3.0.6";
        affected.verdict = Verdict::affected;
        affected.cves = {"CVE-2026-0001"};
        spared.verdict = Verdict::not_affected;
        spared.cves = {"CVE-2026-0002"};
    }

    /// The alert on the component alone.
    [[nodiscard]] Alert alert() const
    {
        return make_alert(advisory, subject({{&component, {&affected}}}));
    }

    [[nodiscard]] AlertSubject subject(std::vector<ComponentVerdicts> components) const
    {
        return {.product = &product, .components = std::move(components)};
    }

    Advisory advisory;
    ProductVersion product;
    Component component;
    Match affected;
    Match spared;
};

}  // namespace

TEST_SUITE("raised alerts")
{
    TEST_CASE("an alert has the gravest verdict and names the CVEs that count")
    {
        const Sample sample;

        const auto alert =
            make_alert(sample.advisory,
                       sample.subject({{&sample.component, {&sample.affected, &sample.spared}}}));

        CHECK(alert.verdict == "affected");
        CHECK(alert.severity == "critical");
        CHECK(alert.cves == std::vector<std::string>{"CVE-2026-0001"});
        CHECK(alert.component == "OpenSSL");
    }

    TEST_CASE("the severity is the gravest that the items say by score or by word")
    {
        Sample sample;
        const auto severity = [&sample](std::string word, std::vector<Cvss> scores) {
            sample.advisory.items[0].severity = std::move(word);
            sample.advisory.items[0].cvss = std::move(scores);
            return sample.alert().severity;
        };

        CHECK(severity("high", {}) == "high");
        CHECK(severity("high", {{"3.1", "", 9.8}}) == "critical");
        CHECK(severity("critical", {{"3.1", "", 5.0}}) == "critical");
        CHECK(severity("", {}) == "unknown");
    }

    TEST_CASE("an alert says what its severity comes from, and whose notice it is about")
    {
        Sample sample;
        const auto reason = [&sample](std::string word, std::vector<Cvss> scores) {
            sample.advisory.items[0].severity = std::move(word);
            sample.advisory.items[0].cvss = std::move(scores);
            return sample.alert().severity_reason;
        };
        sample.advisory.source = Source::jvn;

        CHECK(reason("high", {}) == "the notice calls it high");
        CHECK(reason("high", {{"3.1", "", 9.8}}) == "CVSS 3.1 9.8");
        CHECK(reason("critical", {{"3.1", "", 5.0}}) == "the notice calls it critical");
        CHECK(reason("medium", {{"2.0", "", 5.0}, {"3.1", "", 6.5}}) == "CVSS 3.1 6.5");
        CHECK(reason("", {{"", "", 4.0}}) == "CVSS 4.0");
        CHECK(reason("", {}).empty());
        CHECK(sample.alert().notice_source == "jvn");
    }

    TEST_CASE("the register says what an alert on a product is at least")
    {
        struct Row {
            std::string word;
            std::string least;
            std::string severity;
            std::string reason;
        };
        const Row rows[] = {
            {"low", "high", "high", "the register has at least high for this product"},
            {"high", "high", "high", "the notice calls it high"},
            {"critical", "high", "critical", "the notice calls it critical"},
            {"", "high", "unknown", ""},
            {"", "critical", "critical", "the register has at least critical for this product"},
            {"low", "", "low", "the notice calls it low"},
        };

        for (const auto& row : rows) {
            CAPTURE(row.word);
            CAPTURE(row.least);
            Sample sample;
            sample.advisory.items[0].cvss.clear();
            sample.advisory.items[0].severity = row.word;
            sample.product.least_severity = row.least;

            CHECK(sample.alert().severity == row.severity);
            CHECK(sample.alert().severity_reason == row.reason);
        }
    }

    TEST_CASE("the id depends on what the alert is about and on nothing else")
    {
        Sample sample;
        const auto id = [&sample] { return sample.alert().alert_id; };
        const auto first = id();

        sample.affected.verdict = Verdict::review;
        sample.advisory.title = "another title";
        sample.component.name = "another component";
        CHECK(id() == first);

        sample.product.version = "1.1";
        CHECK(id() != first);
    }

    TEST_CASE("an edit without effect says no more")
    {
        const Sample sample;
        const auto before = sample.alert();
        auto edited = before;
        edited.title = "spelled otherwise";
        auto graver = before;
        graver.severity = "low";

        CHECK_FALSE(says_more(edited, before));
        CHECK(says_more(graver, before));
    }

    TEST_CASE("one alert is about every component that the notice concerns")
    {
        const Sample sample;
        const Component itself;
        Component other = sample.component;
        other.name = "libssl";
        Component spared = sample.component;
        spared.name = "zlib";
        Match doubtful = sample.affected;
        doubtful.verdict = Verdict::review;

        const auto alert = make_alert(sample.advisory,
                                      sample.subject({
                                          {&itself, {&doubtful}},
                                          {&other, {&doubtful}},
                                          {&sample.component, {&sample.affected}},
                                          {&sample.component, {&doubtful}},
                                          {&spared, {&sample.spared}},
                                      }));

        CHECK(alert.verdict == "affected");
        CHECK(alert.component == "OpenSSL");
        CHECK(alert.components == std::vector<ConcernedComponent>{
                                      {"", "", "review"},
                                      {"libssl", "3.0.6", "review"},
                                      {"OpenSSL", "3.0.6", "affected"},
                                  });
    }

    TEST_CASE("what spares the product has no part in the severity")
    {
        Sample sample;
        sample.advisory.items.resize(2);
        sample.advisory.items[1].cvss = {{"3.1", "", 5.0}};
        sample.affected.item = 1;

        const auto alert =
            make_alert(sample.advisory,
                       sample.subject({{&sample.component, {&sample.affected, &sample.spared}}}));

        CHECK(alert.severity == "medium");
    }

    TEST_CASE("a bill with very many components takes no longer for each")
    {
        const Sample sample;
        std::vector<Component> components(50'000, sample.component);
        std::vector<ComponentVerdicts> verdicts;
        for (std::size_t number = 0; number < components.size(); ++number) {
            components[number].version = std::to_string(number);
            verdicts.push_back({&components[number], {&sample.affected}});
        }

        const auto alert = make_alert(sample.advisory, sample.subject(verdicts));

        // Comparing each with each would take minutes.
        CHECK(alert.components.size() == components.size());
        CHECK_FALSE(says_more(alert, alert));
    }

    TEST_CASE("a component more says more, one fewer does not")
    {
        const auto before = Sample{}.alert();
        auto more = before;
        more.components.push_back({"libssl", "3.0.6", "affected"});
        auto other_verdict = before;
        other_verdict.components[0].verdict = "review";

        CHECK(says_more(more, before));
        CHECK_FALSE(says_more(before, more));
        CHECK(says_more(other_verdict, before));
    }
}

}  // namespace advisory::ingest
