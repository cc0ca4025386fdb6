Console.WriteLine("The host is not built yet.");
