using System.Net;
using System.Text.Json;
using Mezzofy.Functions.Tests.Auth;

namespace Mezzofy.Functions.Tests.Chat;

[Collection("app")]
public sealed class SendTests(RunningApp app)
{
    private const string Question = "How many open tickets are there?";

    [Fact]
    public async Task An_answer_says_where_it_comes_from()
    {
        var answer = await (await app.PersonAsync("support.manager")).AskAsync(Question);

        answer.Text("response").ShouldMatch(@"\d+");
        answer.Text("session_id").ShouldStartWith("sess_");
        answer.Text("message_id").ShouldStartWith("msg_");
        answer.Text("run_id").ShouldStartWith("run_");
        answer.Text("status").ShouldBe("completed");
        answer.GetProperty("input_processed").Text("type").ShouldBe("text");
        answer.Text("agent_used").ShouldBe("support");
        answer.Texts("tools_used").ShouldBe(["database_query"]);
        answer.Items("artifacts").ShouldBeEmpty();
        answer.Text("model").ShouldBe("offline");
        answer.Items("sources").ShouldHaveSingleItem();
        answer.GetProperty("usage").ValueKind.ShouldBe(JsonValueKind.Object);
        answer.GetProperty("routing").ValueKind.ShouldBe(JsonValueKind.Object);
        answer.GetProperty("needs_clarification").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("finance.viewer", "P&L for 2025 please", "finance", "financial_statement")]
    [InlineData("sales.manager", "Show me the pipeline", "sales", "pipeline_report")]
    [InlineData("marketing.creator", "How did our campaigns perform last month?", "marketing", "campaign_report")]
    [InlineData("support.agent", "summarise this week's tickets", "support", "ticket_summary")]
    [InlineData("coo", "What was the revenue of last month across the company?", null, null)]
    public async Task Every_department_answers_with_a_report_of_its_own(string mailbox, string message, string? agent, string? tool)
    {
        var answer = await (await app.PersonAsync(mailbox)).AskAsync(message);

        answer.Text("status").ShouldBe("completed");
        answer.Text("agent_used").ShouldBe(agent ?? answer.Text("agent_used"));
        answer.Texts("tools_used").ShouldHaveSingleItem().ShouldBe(tool ?? answer.Texts("tools_used")[0]);
        answer.Text("response").Length.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("上个月的收入是多少？", "收入")]
    [InlineData("Berapa hasil jualan bulan lepas?", "Hasil")]
    [InlineData("What was our revenue last month?", "evenue")]
    public async Task The_answer_is_in_the_language_of_the_question(string question, string word)
    {
        var answer = await (await app.PersonAsync("cfo")).AskAsync(question);

        answer.Text("agent_used").ShouldBe("finance");
        answer.Text("response").ShouldContain(word);
        answer.Text("response").ShouldMatch(@"\d,\d{3}\.\d\d");
    }

    [Fact]
    public async Task An_unclear_message_is_asked_back_and_the_choice_answers_it()
    {
        var person = await app.PersonAsync("ceo");

        var question = await person.AskAsync("asdf qwer zxcv");
        question.Text("status").ShouldBe("clarification");
        question.GetProperty("needs_clarification").GetBoolean().ShouldBeTrue();
        question.GetProperty("agent_used").ValueKind.ShouldBe(JsonValueKind.Null);
        var options = question.Items("options");
        options.Length.ShouldBeGreaterThan(1);
        options.ShouldAllBe(option => option.Text("label").Length > 0);

        var answer = await person.AskAsync("the second one", question.Text("session_id"));
        answer.Text("status").ShouldBe("completed");
        answer.Text("agent_used").ShouldBe(options[1].Text("agent"));
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_stored_answer_however_many_ask_at_once()
    {
        var person = await app.PersonAsync("support.manager");
        var key = $"{Guid.NewGuid()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.AskAsync(Question, key: key)));

        answers.Select(answer => answer.GetRawText()).Distinct().ShouldHaveSingleItem();
        (await person.GetAsync($"chat/history/{answers[0].Text("session_id")}")).Items("items").Length.ShouldBe(2);
        using var other = await person.MessageAsync("How many closed tickets are there?", key: key);
        await AuthenticationTests.ShouldBeProblemAsync(other, 409, "idempotency_key_reused");
        (await (await app.PersonAsync("support.agent")).AskAsync(Question, key: key)).Text("run_id").ShouldNotBe(answers[0].Text("run_id"));
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused()
    {
        var person = await app.PersonAsync("support.agent");
        foreach (var key in new[] { "two words", new string('k', 256), "" })
        {
            using var response = await person.MessageAsync(Question, key: key);
            await AuthenticationTests.ShouldBeProblemAsync(response, 400, "validation_failed");
        }
    }

    [Fact]
    public async Task A_body_sets_nothing_that_is_not_its_senders_to_set()
    {
        var person = await app.PersonAsync("sales.rep");

        using var response = await person.PostAsync(
            "chat/send", new { message = "Show me the financial statement", role = "admin", department = "finance", owner_id = "user_1", permissions = new[] { "finance_read" } });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        answer.Items("tools_used").ShouldBeEmpty();
        answer.Text("response").ShouldNotContain("SGD");
    }

    [LocalFact]
    public async Task Nothing_that_is_said_is_in_the_log_and_every_request_is_in_the_audit()
    {
        var person = await app.PersonAsync("support.manager");

        var answer = await person.AskAsync("How many open tickets from Zebrafinch7731 are there?");

        app.Log.ShouldNotContain("Zebrafinch7731", Case.Insensitive);
        app.Log.ShouldNotContain(person.Token);
        (await app.ScalarAsync<long>(
            "select count(*) from mezzofy.audit_log where action = 'chat.send' and object = $1", answer.Text("session_id"))).ShouldBe(1);
    }
}
