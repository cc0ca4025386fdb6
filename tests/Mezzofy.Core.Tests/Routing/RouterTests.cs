using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Routing;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Tests.Routing;

public sealed class RouterTests(ClassifierFixture fixture) : IClassFixture<ClassifierFixture>
{
    private readonly Router _router = new(fixture.Classifier, new LanguageDetector(), Options.Create(new RoutingOptions()));

    [Theory]
    [InlineData("customer_signed_up", Departments.Sales)]
    [InlineData("customer_churned", Departments.Management)]
    [InlineData("order_completed", Departments.Finance)]
    [InlineData("support_ticket_created", Departments.Support)]
    [InlineData("feature_released", Departments.Marketing)]
    [InlineData("something_else", null)]
    public async Task Webhook_events_go_by_their_type(string eventType, string? agent)
    {
        var decision = await RouteAsync(Request("a ticket about an invoice", RoutingSources.Webhook) with { EventType = eventType });
        decision.Agent.ShouldBe(agent);
        decision.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData("KPI dashboard for 2026 in Chinese", Languages.Chinese)]
    [InlineData("show me the financial statement for Q3 in Malay", Languages.Malay)]
    [InlineData("用英文给我第三季度的财务报表", Languages.English)]
    [InlineData("tunjukkan penyata kewangan suku ketiga dalam bahasa Inggeris", Languages.English)]
    [InlineData("draft a newsletter about gift cards in Chinese", Languages.English)]
    [InlineData("KPI dashboard for 2026", Languages.English)]
    public async Task The_answer_is_in_the_language_that_is_asked_for(string message, string language) =>
        (await RouteAsync(Request(message))).Language.ShouldBe(language);

    [Theory]
    [InlineData(RoutingSources.Scheduler)]
    [InlineData(RoutingSources.Webhook)]
    public async Task A_configured_agent_wins_over_the_text(string source)
    {
        var request = Request("Summarize the support tickets", source) with { ConfiguredAgent = Departments.Finance };
        (await RouteAsync(request)).ShouldSatisfyAllConditions(
            decision => decision.Agent.ShouldBe(Departments.Finance),
            decision => decision.Explanation.Method.ShouldBe(RoutingMethods.Configured));
    }

    [Theory]
    [InlineData("@MezzofyAI generate a sales report for this quarter", null, Departments.Sales)]
    [InlineData("<at>Mezzofy AI</at> show the open tickets", null, Departments.Support)]
    [InlineData("@MezzofyAI @finance numbers for this week please", null, Departments.Finance)]
    [InlineData("@MezzofyAI give me the latest figures of the campaigns", "marketing", Departments.Marketing)]
    public async Task Teams_goes_by_mention_text_and_channel(string text, string? channel, string agent)
    {
        var decision = await RouteAsync(Request(text, RoutingSources.Teams) with { Channel = channel });
        decision.Agent.ShouldBe(agent);
        decision.Message.ShouldNotContain("MezzofyAI");
    }

    [Fact]
    public async Task An_unclear_request_is_asked_back_with_choices_in_the_users_language()
    {
        var decision = await RouteAsync(Request("我要报告") with { Department = Departments.Sales });
        decision.Agent.ShouldBeNull();
        decision.Question.ShouldBe(AgentNames.Question("zh"));
        decision.PendingClarification.ShouldNotBeNull().ShouldContain("我要报告");
        decision.Options[0].Agent.ShouldBe(Departments.Sales);
        decision.Options.ShouldAllBe(option => option.Label.Any(TextNormalizer.IsHan));
    }

    [Fact]
    public async Task The_decision_says_what_it_rests_on()
    {
        var decision = await RouteAsync(Request("customer complaint about invoice") with { Department = Departments.Finance });
        decision.Agent.ShouldBe(Departments.Support);
        decision.Explanation.Prior.ShouldBe(Departments.Finance);
        decision.Explanation.Terms.ShouldContain(term => term.Term == "complaint" && term.Agent == Departments.Support);
        decision.Explanation.RunnerUp.ShouldNotBeNull();
        decision.Explanation.Reasons.ShouldContain(reason => reason.Contains("complaint"));
        decision.Explanation.Confidence.ShouldBeInRange(0.5, 1);
    }

    [Theory]
    [InlineData("and for last month?")]
    [InlineData("send it to the CFO")]
    [InlineData("thanks")]
    [InlineData("yes")]
    [InlineData("as a PDF please")]
    [InlineData("上个月呢？")]
    [InlineData("发给财务总监")]
    [InlineData("bulan lepas pula?")]
    [InlineData("hantar kepada CFO")]
    [InlineData("terima kasih")]
    public async Task A_follow_up_stays_with_the_sessions_agent(string message)
    {
        var request = Request(message) with { SessionAgent = Departments.Support, Department = Departments.Sales };
        (await RouteAsync(request)).Agent.ShouldBe(Departments.Support);
    }

    [Theory]
    [InlineData("show me the sales pipeline", Departments.Sales)]
    [InlineData("now the financial statement for Q3", Departments.Finance)]
    [InlineData("营销活动报告", Departments.Marketing)]
    public async Task A_new_subject_leaves_the_sessions_agent(string message, string agent)
    {
        var request = Request(message) with { SessionAgent = Departments.Support };
        (await RouteAsync(request)).Agent.ShouldBe(agent);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("你好")]
    [InlineData("apa khabar")]
    public async Task A_greeting_is_small_talk_for_the_users_own_agent(string message)
    {
        var decision = await RouteAsync(Request(message) with { Department = Departments.Marketing });
        decision.Agent.ShouldBe(Departments.Marketing);
        decision.Explanation.SmallTalk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("2")]
    [InlineData("the second one please")]
    [InlineData("第二个")]
    [InlineData("财务部")]
    [InlineData("yang kedua")]
    [InlineData("kewangan")]
    [InlineData("Option 2.")]
    public async Task An_answer_to_the_question_completes_the_first_request(string answer)
    {
        var decision = await RouteAsync(Request(answer) with { PendingClarification = Pending(), Department = Departments.Support });
        decision.Agent.ShouldBe(Departments.Finance);
        decision.Explanation.Method.ShouldBe(RoutingMethods.Clarification);
        decision.Message.ShouldBe("show me the numbers");
    }

    [Fact]
    public async Task A_new_request_instead_of_an_answer_is_routed_by_itself()
    {
        var request = Request("forget that, summarise this week's support tickets") with { PendingClarification = Pending() };
        var decision = await RouteAsync(request);
        decision.Agent.ShouldBe(Departments.Support);
        decision.Message.ShouldBe(request.Message);
    }

    [Fact]
    public async Task An_answer_that_adds_to_the_request_is_read_together_with_it()
    {
        var request = Request("those about leads and deals") with { PendingClarification = Pending() };
        (await RouteAsync(request)).Agent.ShouldBe(Departments.Sales);
    }

    private static string Pending() => """{"message":"show me the numbers","language":"en","agents":["sales","finance","management"]}""";

    private static RoutingRequest Request(string message, string source = RoutingSources.Mobile) => new(message, source, Departments.Management, "en");

    private Task<RoutingDecision> RouteAsync(RoutingRequest request) => _router.RouteAsync(request, CancellationToken.None);
}
