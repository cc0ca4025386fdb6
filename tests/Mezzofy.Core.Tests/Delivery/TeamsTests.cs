using System.Text.Json;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Teams;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class TeamsTests(DeliveryHost host) : IClassFixture<DeliveryHost>
{
    private const string Post = "^POST /hook/";

    [Theory]
    [InlineData("#Sales", "/hook/sales")]
    [InlineData("support", "19:support@thread.tacv2")]
    [InlineData("management", "19:management@thread.tacv2")]
    public async Task The_same_card_goes_to_a_channel_in_each_of_the_three_ways(string channel, string to)
    {
        var title = $"Report for {channel}";
        var delivery = await host.EnqueueAsync(new TeamsPost(channel, title, "# Revenue\n\nUp **5 %**.\n\n| a | b |\n| - | - |\n| 1 | 2 |"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent, (await host.ViewAsync(delivery)).Error);

        var posted = host.Providers.Teams.Posts.Single(post => post.To == to && post.Message.ToString().Contains("Report for", StringComparison.Ordinal)).Message;
        var content = posted.GetProperty("attachments")[0].GetProperty("content");
        var card = content.ValueKind == JsonValueKind.String ? JsonSerializer.Deserialize<JsonElement>(content.GetString()!) : content;
        var types = card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("type").GetString());
        types.ShouldBe(["TextBlock", "TextBlock", "TextBlock", "Table"]);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_is_given_up_and_the_known_ones_are_named()
    {
        var delivery = await host.EnqueueAsync(new TeamsPost("#lunch", "T", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Dead);

        (await host.ViewAsync(delivery)).Error.ShouldBe(
            "There is no Teams channel \"lunch\"; there are finance, general, management, marketing, sales, support.");
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_not_repeated_where_it_cannot_be_read_back()
    {
        host.Providers.Cut(Post);
        var before = host.Providers.Count(Post);
        var delivery = await host.EnqueueAsync(new TeamsPost("sales", "Lost", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Unknown);
        (await host.AfterAsync(delivery, TimeSpan.FromHours(1))).Status.ShouldBe(DeliveryStatus.Unknown);

        host.Providers.Count(Post).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_through_Graph_whose_answer_was_lost_is_read_back(bool arrived)
    {
        const string pattern = "^POST /v1.0/teams/";
        if (arrived)
        {
            host.Providers.Cut(pattern);
        }
        else
        {
            host.Providers.Drop(pattern);
        }

        var before = host.Providers.Count(pattern);
        var delivery = await host.EnqueueAsync(new TeamsPost("management", "Lost", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Unknown);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        host.Providers.Count(pattern).ShouldBe(before + (arrived ? 1 : 2));
    }

    [Fact]
    public async Task A_refused_webhook_is_given_up_and_a_busy_one_tried_again()
    {
        host.Providers.Refuse(Post, 404);
        (await host.SendAsync(await host.EnqueueAsync(new TeamsPost("sales", "T", "x")))).ShouldBe(DeliveryStatus.Dead);

        host.Providers.Refuse(Post, 429, retryAfter: 5);
        var busy = await host.EnqueueAsync(new TeamsPost("sales", "T", "x"));
        (await host.SendAsync(busy)).ShouldBe(DeliveryStatus.Pending);
        (await host.AfterAsync(busy, TimeSpan.FromSeconds(30))).Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task The_bots_token_is_not_sent_where_an_activity_says()
    {
        var elsewhere = new TeamsConversation("https://evil.example/", "19:x");
        var delivery = await host.EnqueueAsync(new TeamsPost(null, "T", "x") { Conversation = elsewhere });

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Dead);

        (await host.ViewAsync(delivery)).Error!.ShouldContain("ServiceUrls");
    }

    [Fact]
    public async Task The_bot_answers_in_the_conversation_it_was_asked_in()
    {
        var conversation = new TeamsConversation($"{host.Providers.Address}bot/", "19:general@thread.tacv2;messageid=1", "activity-0");

        (await host.SendAsync(await host.EnqueueAsync(new TeamsPost(null, "T", "x") { Conversation = conversation }))).ShouldBe(DeliveryStatus.Sent);

        host.Providers.Count("^POST /bot/v3/conversations/19:general@thread.tacv2;messageid=1/activities/activity-0$").ShouldBe(1);
    }

    [Fact]
    public void What_does_not_fit_on_a_card_is_cut_and_the_reader_is_told()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 2000).Select(number => $"Paragraph {number} with *some* 中文 text."));

        var card = AdaptiveCard.Of(new("sales", "Long", text), [new("report.pdf", new Uri("https://mezzofy.example/shared/x"))]);

        var message = AdaptiveCard.Text(AdaptiveCard.Message(card, "Long"));
        System.Text.Encoding.UTF8.GetByteCount(message).ShouldBeInRange(20 * 1024, 28 * 1024);
        message.ShouldContain("(cut: ");
        message.ShouldContain("https://mezzofy.example/shared/x");
    }

    [Fact]
    public void A_card_shows_no_images_and_no_hidden_addresses()
    {
        var card = AdaptiveCard.Text(AdaptiveCard.Of(new("sales", "T", "![x](http://tracker.example/p.png)\n\n[bank](http://evil.example/)\n\n<b onclick=x>y</b>"), []));

        card.ShouldNotContain("tracker");
        card.ShouldContain("bank ([http://evil.example/](http://evil.example/))");
        card.ShouldNotContain("<b");
    }
}
