using System.Text;
using Mezzofy.Core.Webhooks.Teams;

namespace Mezzofy.Core.Tests.Webhooks;

public sealed class TeamsActivityTests
{
    [Theory]
    [InlineData("@MezzofyAI generate a sales report for this quarter", "generate a sales report for this quarter")]
    [InlineData("<at>MezzofyAI</at> what was our revenue?\\n", "what was our revenue?")]
    [InlineData("<at id=\\\"0\\\">Mezzofy AI</at>&nbsp;Q&amp;A &lt;today&gt;", "Q&A <today>")]
    [InlineData("<p><at>MezzofyAI</at>&nbsp;上个月的<b>收入</b></p>", "上个月的 收入")]
    [InlineData("<at>MezzofyAI</at>", "")]
    public void What_was_asked_is_what_remains_without_mention_tags_and_entities(string text, string question) =>
        Read($$"""{ "type": "message", "from": { "id": "u" }, "text": "{{text}}" }""").Question().ShouldBe(question);

    [Theory]
    [InlineData("""{ "type": "message" }""", "validation_failed")]
    [InlineData("""{ "from": {} }""", "validation_failed")]
    [InlineData("""{ "type": 7 }""", "invalid_json")]
    public void What_is_no_activity_is_refused(string body, string code) => Signing.Code(() => Read(body), 400).ShouldBe(code);

    private static TeamsActivity Read(string body) => TeamsActivity.Read(Encoding.UTF8.GetBytes(body));
}
