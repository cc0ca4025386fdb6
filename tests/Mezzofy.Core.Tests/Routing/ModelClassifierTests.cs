using Mezzofy.Core.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Tests.Routing;

public sealed class ModelClassifierTests(ClassifierFixture fixture) : IClassFixture<ClassifierFixture>
{
    [Fact]
    public async Task The_models_closed_answer_is_taken()
    {
        var found = await ClassifyAsync("""{"agent":"sales","confidence":0.9,"tools":["pipeline_report"]}""");
        found.Method.ShouldBe(RoutingMethods.Model);
        found.Best.ShouldBe(new AgentScore("sales", 0.9));
        found.Tools.ShouldBe(["pipeline_report"]);
        (found.Scores.Sum(score => score.Probability) + found.SmallTalk + found.Unclear).ShouldBe(1, 0.001);
    }

    [Fact]
    public async Task An_unclear_answer_leaves_no_agent_above_the_threshold() =>
        (await ClassifyAsync("""{"agent":"unclear","confidence":0.3,"tools":[]}""")).Best.Probability.ShouldBeLessThan(0.5);

    [Theory]
    [InlineData("I think finance")]
    [InlineData("""{"agent":"root","confidence":1,"tools":[]}""")]
    [InlineData("""{"agent":"sales"}""")]
    [InlineData(null)]
    public async Task Anything_else_falls_back_to_the_offline_classifier(string? answer)
    {
        var found = await ClassifyAsync(answer);
        found.Method.ShouldBe(RoutingMethods.OfflineClassifier);
        found.Best.Agent.ShouldBe("support");
    }

    [Fact]
    public async Task A_silent_model_is_not_waited_for_longer_than_the_limit()
    {
        var classifier = Create(new FixedChatClient("{}", Timeout.InfiniteTimeSpan), TimeSpan.FromMilliseconds(50));
        (await classifier.ClassifyAsync("open tickets", null, CancellationToken.None)).Method.ShouldBe(RoutingMethods.OfflineClassifier);
    }

    private async Task<Classification> ClassifyAsync(string? answer) =>
        await Create(new FixedChatClient(answer, TimeSpan.Zero), TimeSpan.FromSeconds(5))
            .ClassifyAsync("show me all urgent tickets", null, CancellationToken.None);

    private ModelClassifier Create(IChatClient client, TimeSpan limit) =>
        new(client, fixture.Classifier, Options.Create(new RoutingOptions { ModelTimeout = limit }), NullLogger<ModelClassifier>.Instance);

    private sealed class FixedChatClient(string? answer, TimeSpan delay) : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Delay(delay, cancellationToken);
            return answer is null ? throw new HttpRequestException("503") : new ChatResponse(new ChatMessage(ChatRole.Assistant, answer));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
