using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>What people do with background tasks.</summary>
internal static class TaskPeople
{
    /// <summary>Sends a message that is to be worked on in the background.</summary>
    public static async Task<JsonElement> QueueAsync(this Person person, string message, string? key = null)
    {
        using var response = await person.SendAsync(HttpMethod.Post, "chat/send", JsonContent.Create(new { message }), key, ("Prefer", "respond-async"));
        return await TicketAsync(response);
    }

    /// <summary>The ticket of a 202.</summary>
    public static async Task<JsonElement> TicketAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, text);
        var ticket = JsonElement.Parse(text);
        response.Headers.Location!.ToString().ShouldBe($"/tasks/{ticket.Text("task_id")}");
        return ticket;
    }

    /// <summary>Waits until a task is as wanted.</summary>
    public static async Task<JsonElement> UntilAsync(this Person person, string taskId, Func<JsonElement, bool> wanted, string what)
    {
        var task = default(JsonElement);
        await Eventually.TrueAsync(async () => wanted(task = await person.GetAsync($"tasks/{taskId}")), $"{what}; it is {task}", TimeSpan.FromSeconds(90));
        return task;
    }

    /// <summary>Waits for a task's end.</summary>
    public static Task<JsonElement> EndAsync(this Person person, string taskId) =>
        person.UntilAsync(taskId, task => task.Text("status") is not ("queued" or "running" or "waiting_approval"), "the task to end");

    /// <summary>Waits until something has happened in a task.</summary>
    public static Task UntilEventAsync(this Person person, string taskId, string type) =>
        Eventually.TrueAsync(async () => (await person.EventsAsync(taskId)).Any(happened => happened.Text("type") == type), $"{type} in {taskId}", TimeSpan.FromSeconds(60));

    /// <summary>What happened in a task.</summary>
    public static async Task<JsonElement[]> EventsAsync(this Person person, string taskId, int after = 0) =>
        (await person.GetAsync($"tasks/{taskId}/events?after={after}")).Items("items");
}
