using System.Text;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Tasks;

/// <summary>Answers with server-sent events (WHATWG HTML, 9.2): each with its number as <c>id</c> and its type as <c>event</c>, sent as it happens.</summary>
/// <param name="events">The events, to the end.</param>
internal sealed class EventStreamAnswer(Func<CancellationToken, IAsyncEnumerable<StoredEvent>> events) : IActionResult
{
    /// <summary>The longest answer: below the 230 seconds that the platform allows. A client then connects again with <c>Last-Event-ID</c>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(210);

    private const string MediaType = "text/event-stream";

    /// <summary>Whether the client asks for it.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains(MediaType, StringComparison.OrdinalIgnoreCase) == true);

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        Begin(http.Response);
        try
        {
            await foreach (var happened in events(http.RequestAborted))
            {
                await http.Response.WriteAsync($"id: {happened.Seq}\nevent: {happened.Type}\ndata: {happened.Json}\n\n", Encoding.UTF8, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; the run goes on, and what it missed is stored.
        }
    }

    private static void Begin(HttpResponse response)
    {
        SecurityHeaders.Apply(response.Headers);
        response.ContentType = MediaType;
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
